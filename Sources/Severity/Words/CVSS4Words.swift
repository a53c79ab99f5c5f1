/// What the metrics of CVSS 4.0 (sections 2 to 5) mean.
enum CVSS4Words {
    static let text = """
        AV = 攻撃元区分 / Attack Vector
        N ネットワーク：離れた所から、網を越えて攻撃できる。
          Network: from afar, across networks.
        A 隣接：同じ構内網や無線の届く範囲からだけ攻撃できる。
          Adjacent: only from the same local network or within radio range.
        L ローカル：機器の上で動けるか、使用者に何かを開かせなければ攻撃できない。
          Local: the attacker acts on the device itself, or has a user open something.
        P 物理：機器に触れなければ攻撃できない。
          Physical: the attacker must touch the device.
        AC = 攻撃条件の複雑さ / Attack Complexity
        L 低：備わった防御をかわす工夫がなくても成功する。
          Low: works without getting around built-in defences.
        H 高：備わった防御をかわさなければ成功しない。
          High: works only when built-in defences are got around.
        AT = 攻撃の前提条件 / Attack Requirements
        N なし：どのような構成や状態でも攻撃が成り立つ。
          None: works in whatever set-up or state.
        P あり：特定の構成や、たまたまの状態でだけ攻撃が成り立つ。
          Present: works only in a certain set-up or at a certain moment.
        PR = 必要な特権レベル / Privileges Required
        N 不要：権限がなくても攻撃できる。
          None: no privileges are needed.
        L 低：ふつうの使用者の権限が要る。
          Low: the privileges of an ordinary user are needed.
        H 高：管理者に近い権限が要る。
          High: privileges near those of an administrator are needed.
        UI = 使用者の関与 / User Interaction
        N 不要：だれも何もしなくても攻撃が成り立つ。
          None: nobody has to do anything.
        P 受動：使用者がふだんの操作をするだけで攻撃が成り立つ。
          Passive: a user only does what he always does.
        A 能動：使用者が警告を押し切るなど、わざわざ操作しなければ成り立たない。
          Active: a user has to do something particular, such as override a warning.
        """ + "\n" + impacts + """

            E = 悪用の成熟度 / Exploit Maturity
            A 攻撃あり：攻撃が報告されているか、だれでも使える攻撃手段がある。
              Attacked: attacks are reported, or ready tools are there.
            P 実証：攻撃を実証するコードが公開されているが、攻撃は知られていない。
              Proof of concept: code is public, but no attack is known.
            U 報告なし：攻撃も、実証コードも知られていない。
              Unreported: neither an attack nor code is known.
            """ + "\n" + supplement

    /// Section 2.2: the system with the vulnerability, and those behind it, people included.
    private static let impacts = """
        VC = 脆弱なシステムの機密性への影響 / Confidentiality Impact to the Vulnerable System
        H 高：情報がすべて漏れるか、漏れた一部だけで重大な被害になる。
          High: everything leaks, or what leaks is grave by itself.
        L 低：情報の一部が漏れるが、攻撃者は選べない。
          Low: some information leaks, but not what the attacker wants.
        N なし：情報は漏れない。
          None: nothing leaks.
        VI = 脆弱なシステムの完全性への影響 / Integrity Impact to the Vulnerable System
        H 高：何でも書き換えられるか、書き換えの一部だけで重大な被害になる。
          High: everything can be falsified, or what can be is grave by itself.
        L 低：一部を書き換えられるが、結果は限られる。
          Low: something can be falsified, with limited effect.
        N なし：情報は書き換えられない。
          None: nothing can be falsified.
        VA = 脆弱なシステムの可用性への影響 / Availability Impact to the Vulnerable System
        H 高：使えなくなるか、失われる機能だけで重大な被害になる。
          High: it cannot be used, or what is lost is grave by itself.
        L 低：遅くなるか、ときどき止まる。
          Low: it slows down or stops at times.
        N なし：止まらず、遅くもならない。
          None: nothing stops or slows down.
        SC = 後続のシステムの機密性への影響 / Confidentiality Impact to Subsequent Systems
        H 高：ほかのシステムの情報がすべて漏れるか、漏れた一部だけで重大な被害になる。
          High: everything of other systems leaks, or what leaks is grave by itself.
        L 低：ほかのシステムの情報の一部が漏れる。
          Low: some information of other systems leaks.
        N なし：ほかのシステムの情報は漏れない。
          None: nothing of other systems leaks.
        SI = 後続のシステムの完全性への影響 / Integrity Impact to Subsequent Systems
        H 高：ほかのシステムの何でも書き換えられるか、一部だけで重大な被害になる。
          High: everything of other systems can be falsified, or what can be is grave by itself.
        L 低：ほかのシステムの一部を書き換えられるが、結果は限られる。
          Low: something of other systems can be falsified, with limited effect.
        N なし：ほかのシステムの情報は書き換えられない。
          None: nothing of other systems can be falsified.
        SA = 後続のシステムの可用性への影響 / Availability Impact to Subsequent Systems
        H 高：ほかのシステムが使えなくなるか、失われる機能だけで重大な被害になる。
          High: other systems cannot be used, or what is lost is grave by itself.
        L 低：ほかのシステムが遅くなるか、ときどき止まる。
          Low: other systems slow down or stop at times.
        N なし：ほかのシステムは止まらず、遅くもならない。
          None: no other system stops or slows down.
        """

    /// Section 5: information beside the score.
    private static let supplement = """
        S = 人の安全 / Safety
        N 軽い：人への被害は、あっても無視できる。
          Negligible: people are harmed at most negligibly.
        P あり：人が負傷するか、それより重い被害を受けるおそれがある。
          Present: people may be injured, or worse.
        AU = 自動化の可能性 / Automatable
        N なし：多くの標的を自動で攻撃することはできない。
          No: many targets cannot be attacked automatically.
        Y あり：多くの標的を自動で攻撃できる。
          Yes: many targets can be attacked automatically.
        R = 回復 / Recovery
        A 自動：攻撃のあと、ひとりでに元に戻る。
          Automatic: it recovers by itself after an attack.
        U 人手：攻撃のあと、使用者が手を加えると元に戻る。
          User: users have to bring it back after an attack.
        I 不能：攻撃のあと、使用者には元に戻せない。
          Irrecoverable: users cannot bring it back after an attack.
        V = 価値の密度 / Value Density
        D 分散：一度の攻撃で得られるものは少ない。
          Diffuse: one attack gains little.
        C 集中：一度の攻撃で多くのものが得られる。
          Concentrated: one attack gains much.
        RE = 対応の手間 / Vulnerability Response Effort
        L 少ない：ほとんど手間なく対応できる。
          Low: responding takes hardly any effort.
        M 中：使用者にいくらかの手間がかかり、使えない時間もあり得る。
          Moderate: responding takes users some effort, perhaps some downtime.
        H 多い：使えない時間や現地作業など、大きな手間がかかる。
          High: responding takes much, such as downtime or work on site.
        U = 供給元の緊急度 / Provider Urgency
        Clear 参考：供給元は、急ぐ必要がないと見ている。
          Clear: the provider sees no urgency; for information.
        Green 低：供給元の見る緊急度は低い。
          Green: the provider sees low urgency.
        Amber 中：供給元の見る緊急度は中くらいである。
          Amber: the provider sees moderate urgency.
        Red 高：供給元の見る緊急度は高い。
          Red: the provider sees the highest urgency.
        """
}

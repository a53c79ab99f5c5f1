/// What the metrics of CVSS 3.0 and 3.1 (sections 2 to 4 of both) mean.
enum CVSS3Words {
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
        L 低：特別な条件がなくても、いつでも成功する。
          Low: works at any time, without special conditions.
        H 高：攻撃者の手の及ばない条件がそろわなければ成功しない。
          High: works only under conditions that the attacker does not control.
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
        R 要：使用者が何かをしたときにだけ攻撃が成り立つ。
          Required: a user has to do something.
        S = スコープ / Scope
        U 変更なし：影響は、脆弱な部分と同じ管理の下にとどまる。
          Unchanged: the effects stay under the authority of the vulnerable part.
        C 変更あり：影響が、別の管理の下にある部分まで広がる。
          Changed: the effects reach parts under another authority.
        C = 機密性への影響 / Confidentiality Impact
        H 高：情報がすべて漏れるか、漏れた一部だけで重大な被害になる。
          High: everything leaks, or what leaks is grave by itself.
        L 低：情報の一部が漏れるが、攻撃者は選べない。
          Low: some information leaks, but not what the attacker wants.
        N なし：情報は漏れない。
          None: nothing leaks.
        I = 完全性への影響 / Integrity Impact
        H 高：何でも書き換えられるか、書き換えの一部だけで重大な被害になる。
          High: everything can be falsified, or what can be is grave by itself.
        L 低：一部を書き換えられるが、結果は限られる。
          Low: something can be falsified, with limited effect.
        N なし：情報は書き換えられない。
          None: nothing can be falsified.
        A = 可用性への影響 / Availability Impact
        H 高：使えなくなるか、失われる機能だけで重大な被害になる。
          High: it cannot be used, or what is lost is grave by itself.
        L 低：遅くなるか、ときどき止まる。
          Low: it slows down or stops at times.
        N なし：止まらず、遅くもならない。
          None: nothing stops or slows down.
        E = 攻撃される可能性 / Exploit Code Maturity
        H 容易：だれでも、または自動で攻撃できる。
          High: anybody can attack, or it happens automatically.
        F 攻撃可能：多くの場合に通用する攻撃コードがある。
          Functional: code exists that works in most cases.
        P 実証：攻撃を実証するコードがあるが、多くの場合には通用しない。
          Proof of concept: code shows the attack, but does not work in most cases.
        U 未実証：攻撃の方法は知られていないか、理論だけである。
          Unproven: no way of attack is known, or only in theory.
        RL = 利用可能な対策のレベル / Remediation Level
        U なし：対策がないか、適用できない。
          Unavailable: there is no remedy, or it cannot be applied.
        W 非公式：供給元以外からの回避策がある。
          Workaround: a workaround from others than the vendor is there.
        T 暫定：暫定の修正が出ている。
          Temporary fix: a temporary fix is there.
        O 正式：正式な修正が出ている。
          Official fix: an official fix is there.
        RC = 脆弱性情報の信頼性 / Report Confidence
        C 確認済：供給元が認めたか、実際に確かめられた。
          Confirmed: the vendor has acknowledged it, or it has been shown.
        R 妥当：確かな情報があるが、原因まで確かめられてはいない。
          Reasonable: good reports, though the cause has not been confirmed.
        U 不明：影響の報告だけがあり、原因は分からない。
          Unknown: effects are reported, the cause is not known.
        """
}

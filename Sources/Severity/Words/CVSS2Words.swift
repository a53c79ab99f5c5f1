/// What the metrics of CVSS 2.0 (section 2) mean.
enum CVSS2Words {
    static let text = """
        AV = 攻撃元区分 / Access Vector
        L ローカル：機器に触れるか、機器の上で利用者として動けなければ攻撃できない。
          Local: the attacker must touch the device or have an account on it.
        A 隣接：同じ構内網や無線の届く範囲からだけ攻撃できる。
          Adjacent network: only from the same local network or within radio range.
        N ネットワーク：離れた所から、網を越えて攻撃できる。
          Network: from afar, across networks.
        AC = 攻撃条件の複雑さ / Access Complexity
        H 高：めったにない条件がそろわなければ成功しない。
          High: works only under conditions that are rare.
        M 中：ある程度の条件がそろわなければ成功しない。
          Medium: works only under some conditions.
        L 低：特別な条件がなくても、いつでも成功する。
          Low: works at any time, without special conditions.
        Au = 攻撃前の認証要否 / Authentication
        M 複数：二度以上の認証を通らなければ攻撃できない。
          Multiple: the attacker must pass two or more authentications.
        S 単一：一度の認証を通らなければ攻撃できない。
          Single: the attacker must pass one authentication.
        N 不要：認証を通らなくても攻撃できる。
          None: no authentication is needed.
        C = 機密性への影響 / Confidentiality Impact
        N なし：情報は漏れない。
          None: nothing leaks.
        P 部分的：情報の一部が漏れる。
          Partial: some information leaks.
        C 全面的：すべての情報が漏れる。
          Complete: all information leaks.
        I = 完全性への影響 / Integrity Impact
        N なし：情報は書き換えられない。
          None: nothing can be falsified.
        P 部分的：情報の一部が書き換えられる。
          Partial: some information can be falsified.
        C 全面的：すべての情報が書き換えられる。
          Complete: all information can be falsified.
        A = 可用性への影響 / Availability Impact
        N なし：止まらず、遅くもならない。
          None: nothing stops or slows down.
        P 部分的：遅くなるか、ときどき止まる。
          Partial: it slows down or stops at times.
        C 全面的：まったく使えなくなる。
          Complete: it cannot be used at all.
        E = 攻撃される可能性 / Exploitability
        U 未実証：攻撃の方法は知られていないか、理論だけである。
          Unproven: no way of attack is known, or only in theory.
        POC 実証：攻撃を実証するコードがあるが、多くの場合には通用しない。
          Proof of concept: code shows the attack, but does not work in most cases.
        F 攻撃可能：多くの場合に通用する攻撃コードがある。
          Functional: code exists that works in most cases.
        H 容易：だれでも、または自動で攻撃できる。
          High: anybody can attack, or it happens automatically.
        RL = 利用可能な対策のレベル / Remediation Level
        OF 正式：正式な修正が出ている。
          Official fix: an official fix is there.
        TF 暫定：暫定の修正が出ている。
          Temporary fix: a temporary fix is there.
        W 非公式：供給元以外からの回避策がある。
          Workaround: a workaround from others than the vendor is there.
        U なし：対策がないか、適用できない。
          Unavailable: there is no remedy, or it cannot be applied.
        RC = 脆弱性情報の信頼性 / Report Confidence
        UC 未確認：確かめられていない情報が一つあるだけである。
          Unconfirmed: a single report that nobody has confirmed.
        UR 未確証：複数の情報があるが、食い違いが残る。
          Uncorroborated: several reports that do not quite agree.
        C 確認済：供給元が認めたか、実際に確かめられた。
          Confirmed: the vendor has acknowledged it, or it has been shown.
        CDP = 二次的被害の可能性 / Collateral Damage Potential
        N なし：人や物への被害は考えられない。
          None: no damage to people or things.
        L 軽微：軽い被害があり得る。
          Low: slight damage is possible.
        LM 中程度：中くらいの被害があり得る。
          Low to medium: moderate damage is possible.
        MH 重大：重大な被害があり得る。
          Medium to high: serious damage is possible.
        H 壊滅的：壊滅的な被害があり得る。
          High: disastrous damage is possible.
        TD = 影響を受ける対象システムの範囲 / Target Distribution
        N なし：使用環境に対象がない。
          None: nothing in the environment is affected.
        L 小規模：環境の四分の一までが対象である。
          Low: up to a quarter of the environment is affected.
        M 中規模：環境の四分の三までが対象である。
          Medium: up to three quarters of the environment are affected.
        H 大規模：環境の大半が対象である。
          High: most of the environment is affected.
        """
}

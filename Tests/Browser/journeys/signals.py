"""What is odd is shown to a human with its facts, decided with a reason, and not asked again."""

KIND = {"id": "phone-cluster", "en": "agent-cluster"}


def a_signal_is_looked_at_and_decided_once(walk):
    kind = KIND[walk.view.language]
    walk.enter("verifier")
    walk.go("/tanda")
    walk.sees("signal.never-refuses")
    walk.press("signal.run-do")
    walk.sees("told.signal.ran")
    walk.choose("jenis", kind)
    walk.press("signal.show")
    walk.page.locator("main tbody th a[href^='/tanda/']").first.click()
    walk.look()
    walk.sees("signal.never-refuses")
    walk.sees("signal.people-caption")
    walk.expects("no telephone stands in full", "81200000000" not in walk.text())
    case = walk.page.url.split("?")[0].removeprefix(walk.office.base)
    walk.choose("putusan", "nothing-wrong")
    walk.page.locator("main [name='sebab']").fill("....")
    walk.press("signal.decide-do")
    walk.sees("signal.refused.no-reason")
    walk.choose("putusan", "nothing-wrong")
    walk.write("sebab", "perkumpulan resmi, sudah dicek")
    walk.press("signal.decide-do")
    walk.sees("told.signal.decided")
    walk.expects("it is not decided twice", walk.page.locator("form[action$='/putuskan']").count() == 0)
    walk.go("/tanda")
    walk.press("signal.run-do")
    walk.go(f"/tanda?jenis={kind}&bagian=diputuskan")
    walk.expects("the decision stands", walk.page.locator(f"main a[href='{case}']").count() == 1)
    walk.go(f"/tanda?jenis={kind}")
    walk.expects("the same is not asked again", walk.page.locator("main a[href^='/tanda/']").count() == 0)


def an_inspector_says_why_and_decides_nothing(walk):
    walk.enter("inspectorate")
    walk.go("/tanda?jenis=illness-declared")
    walk.page.locator("main tbody th a[href^='/tanda/']").first.click()
    walk.look()
    walk.sees("person.why.lead")
    walk.write("alasan", "pemeriksaan berkala")
    walk.press("person.why.open")
    walk.sees("signal.undecided")
    walk.expects("he decides nothing", walk.page.locator("form[action$='/putuskan']").count() == 0)


def what_is_told_at_enrolment_becomes_a_signal(walk):
    walk.enter("opd-operator")
    walk.go("/orang")
    walk.page.locator("main tbody th a[href^='/orang/']").nth(1 if walk.view.language == "id" else 2).click()
    walk.look()
    name = walk.page.locator("h1").inner_text()
    walk.follow("signal.statement.title")
    walk.write("tanggal", "2026-06-30")
    walk.write("ponsel", "12")
    walk.press("signal.statement.do")
    walk.sees("signal.refused.phone-wrong")
    walk.write("ponsel", "0813 1111 2222")
    walk.choose("sakit", "ya")
    walk.write("penyakit", "sesak napas")
    walk.press("signal.statement.do")
    walk.sees("told.signal.stated")
    walk.enter("verifier")
    walk.go("/tanda")
    walk.press("signal.run-do")
    walk.go("/tanda?jenis=illness-declared")
    walk.expects("the signal has the name", name in walk.text())
    walk.expects("and not the illness", "sesak" not in walk.text())


ALL = [
    a_signal_is_looked_at_and_decided_once,
    an_inspector_says_why_and_decides_nothing,
    what_is_told_at_enrolment_becomes_a_signal,
]

"""An account is made and handed over on a slip; its owner chooses a password and sets up a second factor."""

import base64
import hashlib
import hmac
import re
import struct
import time


def code(secret, instant):
    """RFC 6238 with SHA-1, as an authenticator on a telephone reckons it."""
    digest = hmac.new(
        base64.b32decode(secret + "=" * (-len(secret) % 8)),
        struct.pack(">Q", int(instant) // 30),
        hashlib.sha1,
    ).digest()
    place = digest[19] & 15
    return f"{(struct.unpack('>I', digest[place:place + 4])[0] & 0x7FFFFFFF) % 1_000_000:06}"


def login(walk):
    return f"petugas.{walk.view.language}"


def sign_in(walk, name, password, status=200, through="/masuk"):
    """At the door that everybody uses; who wants to go elsewhere is led to it."""
    walk.go(through)
    walk.write("login", name)
    walk.write("sandi", password)
    with walk.page.expect_response(lambda answer: answer.request.method == "POST") as sent:
        walk.press("sign-in.enter")
    walk.expects(f"the door answers {sent.value.status}", (sent.value.status < 400) == (status == 200))


def a_new_account_gets_a_slip_that_is_shown_once(walk):
    walk.enter("administrator")
    walk.go("/pengaturan/akun")
    walk.follow("accounts.new")
    walk.write("login", login(walk))
    walk.write("nama", f"Petugas Baru {walk.view.language}")
    walk.choose("peran", "treasurer")
    walk.page.locator("main select[name=unit]").select_option(label=walk.office.unit)
    walk.press("accounts.create")
    walk.sees("slip.title")
    facts = walk.page.locator("main dl dd").all_inner_texts()
    # The port is one that was free, which the portal does not know when it makes its address.
    walk.expects(
        f"login and place stand on the slip: {facts[:2]}",
        login(walk) in facts and facts[0].startswith(walk.office.base.rsplit(":", 1)[0]),
    )
    walk.office.slips = {**getattr(walk.office, "slips", {}), walk.view.language: facts[2]}
    walk.go("/pengaturan/akun")
    walk.expects("the password is shown no second time", facts[2] not in walk.page.content())
    walk.go("/pengaturan/akun/baru")
    walk.write("login", login(walk))
    walk.write("nama", "Kembaran")
    walk.choose("peran", "verifier")
    walk.press("accounts.create")
    walk.expects(
        "a login that is taken is refused beside its field", walk.page.locator("#login-error").count() == 1
    )


def the_first_sign_in_asks_for_a_password_of_one_s_own(walk):
    slip, name = walk.office.slips[walk.view.language], login(walk)
    walk.window("baru")
    sign_in(walk, name, "bukan-kata-sandinya", 401)
    walk.expects(
        "a wrong password is told without saying what was wrong",
        walk.page.locator("main .notice.bad").count() == 1,
    )
    sign_in(walk, name, slip, through="/masuk?ke=//example.org/")
    walk.expects("a way that leads elsewhere is not followed", walk.page.url.startswith(walk.office.base))
    walk.sees("password.first")
    walk.page.goto(walk.office.base + "/iuran")
    walk.expects("nothing else opens before", "/akun/sandi" in walk.page.url)
    for new, again in (
        ("pendek", "pendek"),
        ("kuda lumping senja", "kuda lumping malam"),
        ("password1234", "password1234"),
    ):
        walk.write("lama", slip)
        walk.write("baru", new)
        walk.write("ulang", again)
        walk.press("password.save")
        walk.expects(f"{new} is refused", walk.page.locator("main .error").count() >= 1)
    walk.write("lama", slip)
    walk.write("baru", "kuda lumping senja")
    walk.write("ulang", "kuda lumping senja")
    walk.press("password.save")
    walk.sees("told.password-changed")
    walk.go("/iuran")


def the_codes_of_a_telephone_are_asked_for_and_a_deep_link_survives_them(walk):
    walk.page = walk.windows["baru"]
    walk.go("/akun")
    walk.follow("own.set-second-factor")
    walk.write("sandi", "kuda lumping malam")
    walk.press("code.begin")
    walk.expects("a screen left open sets up nothing", walk.page.locator("main .notice.bad").count() == 1)
    walk.write("sandi", "kuda lumping senja")
    walk.press("code.begin")
    secret = walk.page.locator("main dl dd").first.inner_text().replace(" ", "")
    walk.expects("the secret is one", re.fullmatch("[A-Z2-7]{32}", secret))
    walk.write("kode", "000000")
    walk.press("code.confirm")
    walk.expects("a wrong code sets up nothing", walk.page.locator("main .notice.bad").count() == 1)
    ahead = clock(walk)
    walk.write("kode", code(secret, time.time() + ahead))
    walk.press("code.confirm")
    walk.sees("told.code-on")
    walk.press("portal.sign-out", "header")
    walk.window("baru")
    wanted = f"/iuran?bulan={walk.office.last_month}&sisa=1"
    sign_in(walk, login(walk), "kuda lumping senja", through=wanted)
    walk.sees("second-factor.title")
    coming = walk.page.url
    walk.page.goto(walk.office.base + "/iuran")
    walk.expects("the password alone opens nothing", "/masuk" in walk.page.url)
    walk.page.goto(coming)
    # A code that was used once is not taken again; the next one is, a little before its time.
    walk.write("kode", code(secret, time.time() + ahead + 30))
    walk.press("sign-in.enter")
    walk.expects("she is where she wanted to go", walk.page.url == walk.office.base + wanted)
    walk.expects("her unit's bill stands there", walk.office.unit in walk.text())


def clock(walk):
    """How far the demonstration's clock is ahead of this one: what was recorded last bears its time."""
    entries = walk.office.command("audit", "show", "--by", login(walk), "--limit", "1000")
    return entries[-1]["recorded_ms"] / 1000 - time.time()


def an_account_that_is_closed_is_out_at_once(walk):
    walk.enter("administrator")
    walk.go(f"/pengaturan/akun?cari={login(walk)}")
    walk.page.locator("main tbody a", has_text=login(walk)).click()
    walk.look()
    walk.page.locator("form[action$='/tutup'] button").click()
    walk.look()
    walk.page = walk.windows["baru"]
    walk.page.goto(walk.office.base + "/iuran")
    walk.expects("her session has ended", "/masuk" in walk.page.url)


ALL = [
    a_new_account_gets_a_slip_that_is_shown_once,
    the_first_sign_in_asks_for_a_password_of_one_s_own,
    the_codes_of_a_telephone_are_asked_for_and_a_deep_link_survives_them,
    an_account_that_is_closed_is_out_at_once,
]

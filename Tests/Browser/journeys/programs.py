"""The administrator lets a program in, and the program asks with its token."""

import datetime
import re

READING = ("peraga.manpower-office", "see-people", "see-periods", "see-units", "see-arrears")
PAYING = ("peraga.finance-agency", "see-periods", "propose-payment")


def make_token(walk, name, login, *rights):
    walk.go(f"/pengaturan/token/baru?akun={login}")
    walk.write("nama", name)
    for right in rights:
        walk.page.locator(f"main input[name=hak][value='{right}']").check()
    walk.choose("hari", "30")
    walk.press("tokens.make")
    walk.sees("tokens.once")
    return walk.page.locator("main dl dd").first.inner_text().strip()


def the_administrator_makes_tokens_and_each_is_shown_once(walk):
    walk.enter("administrator")
    walk.go("/")
    walk.follow("menu.settings", "nav")
    walk.go("/pengaturan/token")
    walk.follow("tokens.new")
    for kind, (login, *rights) in {"reading": READING, "paying": PAYING}.items():
        token = walk.office.tokens[kind] = make_token(walk, f"{kind} {walk.view}", login, *rights)
        walk.go("/pengaturan/token")
        walk.expects("the token itself is shown no second time", token not in walk.page.content())
        walk.expects("its name stands in the list", f"{kind} {walk.view}" in walk.text())


def a_program_reads_within_the_rights_of_its_token_and_no_further(walk):
    office = walk.office
    status, people = office.ask("/api/v1/people?name=sri")
    walk.expects("people are answered", status == 200 and people["people"])
    walk.expects(
        "every NIK is masked", all(re.fullmatch(r"\*{12}\d{4}", one["nik"]) for one in people["people"])
    )
    status, months = office.ask(f"/api/v1/people/{people['people'][0]['id']}/months")
    walk.expects("her months are answered", status == 200 and months["months"])
    status, problem = office.ask("/api/v1/people", "paying")
    walk.expects(f"a token without the right is refused, {status}", status == 403 and problem["detail"])
    status, page = office.ask("/api/v1/people")
    seen, after = {one["id"] for one in page["people"]}, page["next"]
    status, page = office.ask(f"/api/v1/people?after={after}")
    walk.expects(
        "the next part begins after the first",
        status == 200 and page["people"] and not seen & {one["id"] for one in page["people"]},
    )
    walk.expects("no name stands in it", page["people"][-1]["name"].split()[0] not in after)
    for forged in ("SRI%20WAHYUNI", after[:-1], after.swapcase()):
        status, problem = office.ask(f"/api/v1/people?after={forged}")
        walk.expects(f"a place that was not given is refused, {status}", status == 400 and problem["detail"])


def a_payment_sent_twice_under_one_key_is_put_forward_once(walk):
    office = walk.office
    month = office.last_month
    open_bills = [
        row for row in office.periods(month).values() if row["open"] > 0 and row["name"] != office.unit
    ]
    bill = max(open_bills, key=lambda row: row["open"])
    body = {"bill": bill["bill"], "amount": 1_000, "day": office.today, "bank_reference": f"API {walk.view}"}
    key = {"Idempotency-Key": f"kunci-{walk.view}".replace(" ", "-")}
    first = office.ask("/api/v1/payments", "paying", body, key)
    again = office.ask("/api/v1/payments", "paying", body, key)
    walk.expects(f"it is put forward: {first}", first[0] == 201)
    walk.expects(
        f"the same again is the same proposal: {again}", again[0] in (200, 201) and again[1] == first[1]
    )
    other = office.ask("/api/v1/payments", "paying", {**body, "amount": 2_000}, key)
    walk.expects(f"another payment under the same key is refused: {other}", other[0] in (409, 422))
    late = datetime.date.fromisoformat(office.today) + datetime.timedelta(days=400)
    coming = office.ask(
        "/api/v1/payments",
        "paying",
        {**body, "day": late.isoformat()},
        {"Idempotency-Key": f"besok-{walk.view}".replace(" ", "-")},
    )
    walk.expects(f"a day that has not come is refused: {coming}", coming[0] == 422)
    keyless = office.ask("/api/v1/payments", "paying", body)
    walk.expects(f"a payment without a key is refused: {keyless}", keyless[0] in (400, 422))
    walk.enter("finance-agency")
    walk.go("/iuran/bayar")
    rows = walk.page.locator("main tbody tr", has_text=bill["name"]).filter(has_text="Rp1.000")
    walk.expects(f"it waits in the portal as often as views asked: {rows.count()}", rows.count() >= 1)
    walk.go(f"/iuran/bayar/{first[1]['proposal']}")
    walk.expects("its reference stands on its page", f"API {walk.view}" in walk.text())


def a_token_that_was_taken_back_opens_nothing(walk):
    walk.enter("administrator")
    login, *rights = READING
    token = make_token(walk, f"sebentar {walk.view}", login, *rights)
    walk.expects("it opens at first", walk.office.ask("/api/v1/units", token)[0] == 200)
    walk.go("/pengaturan/token")
    row = walk.page.locator("main tbody tr", has_text=f"sebentar {walk.view}")
    row.get_by_role("button", name=walk.say("tokens.revoke")).click()
    walk.look()
    walk.sees("told.token-revoked")
    walk.expects("it opens nothing afterwards", walk.office.ask("/api/v1/units", token)[0] == 401)


def a_forged_token_opens_nothing(walk):
    token = walk.office.tokens["reading"]
    middle = len(token) // 2
    changed = token[:middle] + ("A" if token[middle] != "A" else "B") + token[middle + 1 :]
    for forged in (changed, token[:-1], "x" * len(token), "nol", token + "0", "9999." + token):
        status, problem = walk.office.ask("/api/v1/people", forged)
        walk.expects(f"{forged[:12]}… is answered with {status}", status == 401 and "type" in problem)


ALL = [
    the_administrator_makes_tokens_and_each_is_shown_once,
    a_program_reads_within_the_rights_of_its_token_and_no_further,
    a_payment_sent_twice_under_one_key_is_put_forward_once,
    a_token_that_was_taken_back_opens_nothing,
    a_forged_token_opens_nothing,
]

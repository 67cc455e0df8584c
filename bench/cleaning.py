"""What anybody who links such rosters does first: both sides brought to one form.

Kept apart from the model, so that what the model has to do is plain. It is meant to be as good as a
careful analyst would make it: a weak opponent would prove nothing.
"""

import re
from datetime import date, timedelta

TITLES = {
    "H", "HJ", "DRS", "DRA", "DR", "DRG", "IR", "UST", "BPK", "IBU", "KH", "NY", "PROF",
    "SPD", "SPDI", "SE", "SH", "SSOS", "AMDKEP", "AMDKEB", "AMD", "SKOM", "SIP", "MSI", "MM", "ST", "SAG",
    "MPD", "SKEP", "NS", "MKES", "SKM", "STR",
}
MONTHS = {
    name: number for number, name in enumerate(
        "januari februari maret april mei juni juli agustus september oktober november desember".split(), 1)
}
OLD_SPELLING = [
    ("OE", "U"), ("TJ", "C"), ("DJ", "J"), ("SJ", "SY"), ("NJ", "NY"), ("CH", "H"), ("KH", "H"), ("DH", "D"),
    ("SY", "S"), ("SH", "S"), ("PH", "P"), ("F", "P"), ("V", "P"), ("Z", "S"), ("Q", "K"), ("IE", "I"),
    ("J", "Y"), ("YA", "IA"), ("Y", "I"),
]
SHORT_FORMS = {
    "M": "MUHAMMAD", "MUH": "MUHAMMAD", "MOCH": "MUHAMMAD", "MOH": "MUHAMMAD", "MOHD": "MUHAMMAD",
    "MOHAMMAD": "MUHAMMAD", "MUHAMAD": "MUHAMMAD", "AMAT": "MUHAMMAD", "ABD": "ABDUL", "ST": "SITI",
    "SITTI": "SITI", "NOOR": "NUR", "ACHMAD": "AHMAD", "SERI": "SRI",
}


def number(text):
    """Digits of a NIK; of one that Excel shortened only what it still tells, as (None, prefix)."""
    text = text.strip().replace("\u00a0", "")
    shortened = re.fullmatch(r"'?`?(\d)[.,](\d+)E\+15", text, re.IGNORECASE)
    if shortened:
        return None, shortened[1] + shortened[2]
    digits = re.sub(r"\D", "", text)
    return (digits if 14 <= len(digits) <= 18 else None), None


def words(text):
    """Words of a name without titles, without what follows bin or binti, letters for scanned digits."""
    text = text.upper().replace("0", "O").replace("1", "I").split(",")[0]
    text = re.split(r"\b(?:BIN|BINTI)\b", text)[0]
    plain = [re.sub(r"[^A-Z]", "", word.replace(".", "")) for word in text.split()]
    kept = [word for place, word in enumerate(plain) if word and not (word in TITLES and len(plain) > 1)]
    return kept or [word for word in plain if word]


def sound(word):
    """A word as it sounds, whatever the spelling of its time."""
    word = SHORT_FORMS.get(word, word)
    for old, new in OLD_SPELLING:
        word = word.replace(old, new)
    word = re.sub(r"(.)\1+", r"\1", word)
    return word[:-1] if word.endswith("H") and len(word) > 2 else word


def birth(text):
    """`yyyymmdd` or None."""
    text = text.strip().lower()
    if re.fullmatch(r"\d{5}", text):
        return (date(1899, 12, 30) + timedelta(days=int(text))).strftime("%Y%m%d")
    parts = re.split(r"[-/. ]+", text)
    if len(parts) != 3:
        return None
    if len(parts[0]) == 4:
        parts.reverse()
    month = MONTHS.get(parts[1]) or (int(parts[1]) if parts[1].isdigit() else 0)
    if not (parts[0].isdigit() and parts[2].isdigit() and month):
        return None
    year = int(parts[2])
    if year < 100:
        year += 1900 if year > 12 else 2000
    return f"{year:04}{month:02}{int(parts[0]):02}"


def sex(text):
    letter = text.strip().upper()[:1]
    return letter if letter in ("L", "P") else None


def phone(text):
    digits = re.sub(r"\D", "", text)
    digits = "0" + digits[2:] if digits.startswith("62") else digits
    return digits if len(digits) >= 9 else None


def place(text):
    return re.sub(r"[^A-Z]", "", text.upper()) or None


def record(key, nik, name, sex_text, born, mother, village, phone_text):
    digits, prefix = number(nik)
    name_words = words(name)
    sounds = [sound(word) for word in name_words]
    mother_sounds = [sound(word) for word in words(mother)]
    return {
        "unique_id": key,
        "nik": digits,
        "nik_prefix": prefix,
        "name": " ".join(name_words) or None,
        "sound": " ".join(sounds) or None,
        "sorted_sound": " ".join(sorted(sounds)) or None,
        "joined_sound": "".join(sounds) or None,
        "first_sound": sounds[0] if sounds else None,
        "sounds": sounds,
        "sex": sex(sex_text),
        "born": birth(born),
        "mother": " ".join(mother_sounds) or None,
        "village": place(village),
        "phone": phone(phone_text),
    }

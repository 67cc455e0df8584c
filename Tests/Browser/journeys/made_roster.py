"""The roster that the journeys hand in, untidy as those of offices are."""

# A name that would run as a script and one that a spreadsheet would reckon, were they not told apart.
SCRIPT = "<script>alert()</script> SITI"
FORMULA = '=HYPERLINK("http://x")'
HEAD = ["No", "NIK", "Nama Lengkap", "Tgl Lahir", "L/P", "Nama Ibu Kandung", "Uang Saku Tetap", "Alamat"]


class Roster:
    """The people of one file; no two views write of the same."""

    def __init__(self, view):
        self.serial = {"id": 71, "en": 72}[view.language]
        self.mother = {"id": "PERTAMA", "en": "KEDUA"}[view.language]

    def nik(self, day, number):
        return f"167102{day}{self.serial}{number:02}"

    def rows(self):
        """Six people: one with a NIK that is a digit short, one with a NIK that Excel took for a number."""
        people = [
            (self.nik("410390", 1), f"RATNA {self.mother} WULAN", "01/03/1990", "P", "SUMIATI", 1_500_000),
            (self.nik("020485", 2), f"BAGUS {self.mother} SANTIKA", "02/04/1985", "L", "NURJANAH", 1_600_000),
            (self.nik("030592", 3)[:-1], f"YUDI {self.mother} PRANA", "03/05/1992", "L", "MARYAM", 1_500_000),
            (
                int(self.nik("440688", 4)),
                f"DEWI {self.mother} ANGGUN",
                "04/06/1988",
                "P",
                "FATIMAH",
                1_700_000,
            ),
            (self.nik("450795", 5), f"{SCRIPT} {self.mother}", "05/07/1995", "P", "ROHANI", 1_500_000),
            (self.nik("060879", 6), f"{FORMULA} {self.mother}", "06/08/1979", "L", "HALIMAH", 1_500_000),
        ]
        table = [["DAFTAR TENAGA NON ASN"], [], HEAD]
        return table + [[n, *one, "JL. MERDEKA"] for n, one in enumerate(people, 1)] + [["", "", "JUMLAH"]]

    wages = 1_500_000 * 4 + 1_600_000 + 1_700_000

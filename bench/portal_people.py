"""Invented people as a list to be imported: portal_people.py COUNT FILE. Names follow Zipf, as real ones do."""

import random
import sys

FIRST = "SITI AGUS SRI DEWI BUDI NUR EKO RINA YULI DEDI LINA AHMAD RATNA HENDRA WATI JOKO INDAH ARIF TUTI RUDI".split()
LAST = "RAHAYU SAPUTRA LESTARI WIJAYA HIDAYAT PERMATA SANTOSO UTAMI KURNIAWAN SETIAWAN HANDAYANI NUGROHO".split()
SOUNDS = "BA DA GA HA JA KA LA MA NA PA RA SA TA WA YA BI DI KI LI MI NI RI SI TI BU DU KU LU MU NU RU SU TU".split()


def main(count, path):
    random.seed(2506)
    rare = ["".join(random.choices(SOUNDS, k=3)) for _ in range(4_000)]
    first, last = FIRST + rare, LAST + rare
    weights = [1 / (place + 1) for place in range(len(rare) + 30)]
    firsts = random.choices(first, weights[: len(first)], k=count)
    lasts = random.choices(last, weights[: len(last)], k=count)
    with open(path, "w") as file:
        file.write("no_peserta,nik,nama,jenis_kelamin,tanggal_lahir,nama_ibu,tgl_daftar,upah\n")
        for at in range(count):
            year, month, day = 1966 + at % 38, 1 + at // 38 % 12, 1 + at // 456 % 28
            place, serial = 1 + at // 12_768 % 18, 1 + at // 12_768 // 18
            nik = f"1671{place:02}{day:02}{month:02}{year % 100:02}{serial:04}"
            file.write(
                f"{10_000_000_000 + at},{nik},{firsts[at]} {lasts[at]},L,{year}-{month:02}-{day:02},"
                f"{first[at % 20]},2020-01-01,{3_000_000 + at % 1_000}\n"
            )


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2])

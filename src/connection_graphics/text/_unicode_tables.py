"""Unicode 15.0.0 properties as run lengths, written by tools/make_unicode_tables.py.

Derived from the Unicode Character Database, © 1991-2022 Unicode, Inc., under the licence in
LICENSE-unicode.txt beside this file. unicode_data.py unpacks it.
"""

UNICODE_VERSION = "15.0.0"


#: Value and length, by turns.
BIDI_CLASS = """\
BN 9 S 1 B 1 S 1 WS 1 B 1 BN 14 B 3 S 1 WS 1 ON 2 ET 3 ON 5 ES 1 CS 1 ES 1 CS 2 EN 10 CS 1 ON 6 L
26 ON 6 L 26 ON 4 BN 6 B 1 BN 26 CS 1 ON 1 ET 4 ON 4 L 1 ON 2 BN 1 ON 2 ET 2 EN 2 ON 1 L 1 ON 3 EN
1 L 1 ON 5 L 23 ON 1 L 31 ON 1 L 449 ON 2 L 7 ON 14 L 2 ON 14 L 5 ON 9 L 1 ON 17 NSM 112 L 4 ON 2 L
8 ON 1 L 5 ON 2 L 1 ON 1 L 110 ON 1 L 140 NSM 7 L 256 ON 1 L 2 ON 2 ET 1 R 1 NSM 45 R 1 NSM 1 R 1
NSM 2 R 1 NSM 2 R 1 NSM 1 R 56 AN 6 ON 2 AL 1 ET 2 AL 1 CS 1 AL 1 ON 2 NSM 11 AL 48 NSM 21 AN 10 ET
1 AN 2 AL 3 NSM 1 AL 101 NSM 7 AN 1 ON 1 NSM 6 AL 2 NSM 2 ON 1 NSM 4 AL 2 EN 10 AL 23 NSM 1 AL 30
NSM 27 AL 91 NSM 11 AL 15 R 43 NSM 9 R 2 ON 4 R 3 NSM 1 R 24 NSM 4 R 1 NSM 9 R 1 NSM 3 R 1 NSM 5 R
43 NSM 3 R 4 AL 48 AN 2 AL 6 NSM 8 AL 42 NSM 24 AN 1 NSM 32 L 55 NSM 1 L 1 NSM 1 L 4 NSM 8 L 4 NSM
1 L 3 NSM 7 L 10 NSM 2 L 29 NSM 1 L 58 NSM 1 L 4 NSM 4 L 8 NSM 1 L 20 NSM 2 L 14 ET 2 L 7 ET 1 L 2
NSM 1 L 2 NSM 2 L 57 NSM 1 L 4 NSM 2 L 4 NSM 2 L 2 NSM 3 L 3 NSM 1 L 30 NSM 2 L 3 NSM 1 L 11 NSM 2
L 57 NSM 1 L 4 NSM 5 L 1 NSM 2 L 4 NSM 1 L 20 NSM 2 L 13 ET 1 L 8 NSM 6 L 1 NSM 1 L 58 NSM 1 L 2
NSM 1 L 1 NSM 4 L 8 NSM 1 L 7 NSM 2 L 11 NSM 2 L 30 NSM 1 L 61 NSM 1 L 12 NSM 1 L 37 ON 6 ET 1 ON 1
L 5 NSM 1 L 3 NSM 1 L 55 NSM 1 L 1 NSM 3 L 5 NSM 3 L 1 NSM 4 L 7 NSM 2 L 11 NSM 2 L 20 ON 7 L 2 NSM
1 L 58 NSM 1 L 15 NSM 2 L 20 NSM 2 L 28 NSM 2 L 57 NSM 2 L 4 NSM 4 L 8 NSM 1 L 20 NSM 2 L 29 NSM 1
L 72 NSM 1 L 7 NSM 3 L 1 NSM 1 L 90 NSM 1 L 2 NSM 7 L 4 ET 1 L 7 NSM 8 L 98 NSM 1 L 2 NSM 9 L 11
NSM 7 L 73 NSM 2 L 27 NSM 1 L 1 NSM 1 L 1 NSM 1 ON 4 L 51 NSM 14 L 1 NSM 5 L 1 NSM 2 L 5 NSM 11 L 1
NSM 36 L 9 NSM 1 L 102 NSM 4 L 1 NSM 6 L 1 NSM 2 L 2 NSM 2 L 25 NSM 2 L 4 NSM 3 L 16 NSM 4 L 13 NSM
1 L 2 NSM 2 L 6 NSM 1 L 15 NSM 1 L 703 NSM 3 L 48 ON 10 L 102 ON 1 L 639 WS 1 L 26 ON 2 L 117 NSM 3
L 29 NSM 2 L 30 NSM 2 L 30 NSM 2 L 64 NSM 2 L 1 NSM 7 L 8 NSM 1 L 2 NSM 11 L 7 ET 1 L 1 NSM 1 L 18
ON 10 L 6 ON 11 NSM 3 BN 1 NSM 1 L 117 NSM 2 L 34 NSM 1 L 118 NSM 3 L 4 NSM 2 L 9 NSM 1 L 6 NSM 3 L
4 ON 1 L 3 ON 2 L 152 ON 34 L 23 NSM 2 L 2 NSM 1 L 58 NSM 1 L 1 NSM 7 L 1 NSM 1 L 1 NSM 1 L 2 NSM 8
L 6 NSM 10 L 2 NSM 1 L 48 NSM 31 L 49 NSM 4 L 48 NSM 1 L 1 NSM 5 L 1 NSM 1 L 5 NSM 1 L 40 NSM 9 L
12 NSM 2 L 32 NSM 4 L 2 NSM 2 L 1 NSM 3 L 56 NSM 1 L 1 NSM 2 L 3 NSM 1 L 1 NSM 3 L 58 NSM 8 L 2 NSM
2 L 152 NSM 3 L 1 NSM 13 L 1 NSM 7 L 4 NSM 1 L 6 NSM 1 L 3 NSM 2 L 198 NSM 64 L 445 ON 1 L 1 ON 3 L
11 ON 3 L 13 ON 3 L 13 ON 3 L 13 ON 2 L 1 WS 11 BN 3 L 1 R 1 ON 24 WS 1 B 1 LRE 1 RLE 1 PDF 1 LRO 1
RLO 1 CS 1 ET 5 ON 15 CS 1 ON 26 WS 1 BN 6 LRI 1 RLI 1 FSI 1 PDI 1 BN 6 EN 1 L 3 EN 6 ES 2 ON 3 L 1
EN 10 ES 2 ON 3 L 17 ET 48 NSM 33 L 15 ON 2 L 1 ON 4 L 1 ON 2 L 10 ON 1 L 1 ON 3 L 5 ON 6 L 1 ON 1
L 1 ON 1 L 1 ON 1 L 4 ET 1 L 11 ON 2 L 4 ON 5 L 5 ON 4 L 2 ON 16 L 41 ON 3 L 4 ON 130 ES 1 ET 1 ON
290 L 69 ON 26 L 1 ON 145 L 25 ON 11 L 21 ON 40 EN 20 L 78 ON 450 L 1 ON 339 L 256 ON 628 L 2 ON 32
L 1 ON 105 L 229 ON 6 L 4 NSM 3 L 7 ON 7 L 127 NSM 1 L 96 NSM 32 ON 94 L 34 ON 26 L 1 ON 89 L 12 ON
214 L 26 ON 12 L 4 WS 1 ON 4 L 3 ON 25 L 9 NSM 4 L 2 ON 1 L 5 ON 2 L 5 ON 3 L 89 NSM 2 ON 2 L 3 ON
1 L 90 ON 1 L 196 ON 36 L 57 ON 2 L 49 ON 16 L 28 ON 3 L 50 ON 15 L 12 ON 4 L 167 ON 4 L 99 ON 2 L
31 ON 1 L 6592 ON 64 L 22160 ON 55 L 326 ON 3 L 95 NSM 4 ON 1 NSM 10 ON 2 L 30 NSM 2 L 80 NSM 2 L
14 ON 34 L 102 ON 1 L 121 NSM 1 L 3 NSM 1 L 4 NSM 1 L 25 NSM 2 L 1 ON 4 NSM 1 L 11 ET 2 L 58 ON 4 L
76 NSM 2 L 26 NSM 18 L 13 NSM 1 L 38 NSM 8 L 25 NSM 11 L 46 NSM 3 L 48 NSM 1 L 2 NSM 4 L 2 NSM 2 L
39 NSM 1 L 67 NSM 6 L 2 NSM 2 L 2 NSM 2 L 12 NSM 1 L 8 NSM 1 L 47 NSM 1 L 51 NSM 1 L 1 NSM 3 L 2
NSM 2 L 5 NSM 2 L 1 NSM 1 L 42 NSM 2 L 8 NSM 1 L 115 ON 2 L 121 NSM 1 L 2 NSM 1 L 4 NSM 1 L 20271 R
1 NSM 1 R 10 ES 1 R 38 AL 494 ON 18 AL 127 ON 1 BN 32 AL 13 ON 3 NSM 16 ON 10 L 6 NSM 16 ON 32 CS 1
ON 1 CS 1 L 1 ON 1 CS 1 ON 9 ET 1 ON 2 ES 2 ON 3 L 1 ON 1 ET 2 ON 1 L 4 AL 143 BN 1 L 1 ON 2 ET 3
ON 5 ES 1 CS 1 ES 1 CS 2 EN 10 CS 1 ON 6 L 26 ON 6 L 26 ON 11 L 122 ET 2 ON 3 ET 2 L 1 ON 7 L 1 BN
9 ON 5 BN 2 L 257 ON 1 L 62 ON 77 L 3 ON 13 L 3 ON 1 L 92 NSM 1 L 226 NSM 1 EN 27 L 122 NSM 5 L
1157 R 287 ON 1 R 225 NSM 3 R 1 NSM 2 R 5 NSM 4 R 40 NSM 3 R 4 NSM 1 R 165 NSM 2 R 82 ON 7 R 448 AL
36 NSM 4 AL 8 AN 10 AL 6 R 288 AN 31 R 44 NSM 2 R 19 AL 61 NSM 3 R 48 AL 22 NSM 11 AL 31 R 18 NSM 4
R 122 L 1 NSM 1 L 54 NSM 15 L 11 ON 20 L 10 NSM 1 L 2 NSM 2 L 10 NSM 3 L 49 NSM 4 L 2 NSM 2 L 7 NSM
1 L 61 NSM 3 L 36 NSM 5 L 1 NSM 8 L 62 NSM 1 L 12 NSM 2 L 52 NSM 9 L 10 NSM 4 L 2 NSM 1 L 95 NSM 3
L 2 NSM 1 L 1 NSM 2 L 6 NSM 1 L 2 NSM 1 L 157 NSM 1 L 3 NSM 8 L 21 NSM 2 L 57 NSM 2 L 3 NSM 1 L 37
NSM 7 L 3 NSM 5 L 195 NSM 8 L 2 NSM 3 L 1 NSM 1 L 23 NSM 1 L 84 NSM 6 L 1 NSM 1 L 4 NSM 2 L 1 NSM 2
L 238 NSM 4 L 6 NSM 2 L 1 NSM 2 L 27 NSM 2 L 85 NSM 8 L 2 NSM 1 L 1 NSM 2 L 31 ON 13 L 62 NSM 1 L 1
NSM 1 L 2 NSM 6 L 1 NSM 1 L 101 NSM 3 L 2 NSM 4 L 1 NSM 5 L 259 NSM 9 L 1 NSM 2 L 256 NSM 2 L 1 NSM
1 L 4 NSM 1 L 144 NSM 4 L 2 NSM 2 L 4 NSM 1 L 32 NSM 6 L 2 NSM 2 L 40 NSM 6 L 2 NSM 4 L 8 NSM 1 L 9
NSM 6 L 2 NSM 3 L 46 NSM 13 L 1 NSM 2 L 406 NSM 7 L 1 NSM 6 L 84 NSM 22 L 2 NSM 7 L 1 NSM 2 L 1 NSM
2 L 122 NSM 6 L 3 NSM 1 L 1 NSM 2 L 1 NSM 7 L 1 NSM 1 L 72 NSM 2 L 3 NSM 1 L 1 NSM 1 L 347 NSM 2 L
11 NSM 2 L 52 NSM 5 L 5 NSM 1 L 1 NSM 1 L 146 ON 8 ET 4 ON 17 L 5198 NSM 1 L 6 NSM 15 L 13978 NSM 5
L 59 NSM 7 L 1048 NSM 1 L 63 NSM 4 L 79 ON 1 L 1 NSM 1 L 19640 NSM 2 L 1 BN 4 L 4700 NSM 46 L 2 NSM
23 L 544 NSM 3 L 9 BN 8 NSM 8 L 2 NSM 7 L 30 NSM 4 L 59 ON 2 L 21 ON 66 NSM 3 ON 1 L 186 ON 87 L
900 ON 1 L 57 ON 1 L 57 ON 1 L 57 ON 1 L 57 ON 1 L 10 EN 50 L 512 NSM 55 L 4 NSM 50 L 8 NSM 1 L 14
NSM 1 L 22 NSM 5 L 1 NSM 15 L 1360 NSM 7 L 1 NSM 17 L 2 NSM 7 L 1 NSM 2 L 1 NSM 5 L 100 NSM 1 L 160
NSM 7 L 375 NSM 1 L 61 NSM 4 L 15 ET 1 L 492 NSM 4 L 784 R 208 NSM 7 R 109 NSM 7 R 805 AL 80 R 64
AL 80 R 176 AL 240 ON 2 AL 14 R 256 ON 44 L 4 ON 100 L 12 ON 15 L 2 ON 15 L 1 ON 15 L 1 ON 37 L 10
EN 11 ON 5 L 31 ON 1 L 58 ON 6 L 61 ON 1 L 178 ON 6 L 154 ON 984 L 4 ON 17 L 3 ON 13 L 3 ON 119 L 4
ON 95 L 6 ON 12 L 4 ON 1 L 15 ON 12 L 4 ON 56 L 8 ON 10 L 6 ON 40 L 8 ON 30 L 2 ON 2 L 78 ON 340 L
12 ON 14 L 2 ON 13 L 3 ON 9 L 7 ON 46 L 1 ON 7 L 8 ON 14 L 4 ON 9 L 7 ON 9 L 7 ON 147 L 1 ON 55 L
37 EN 10 L 1028 BN 2 L 65534 BN 2 L 65534 BN 2 L 65534 BN 2 L 65534 BN 2 L 65534 BN 2 L 65534 BN 2
L 65534 BN 2 L 65534 BN 2 L 65534 BN 2 L 65534 BN 2 L 65534 BN 2 L 65534 BN 258 NSM 240 BN 3600 L
61438 BN 2 L 65534 BN 2 L 65534 BN 2
"""


#: Value and length, by turns.
GENERAL_CATEGORY = """\
Cc 32 Zs 1 Po 3 Sc 1 Po 3 Ps 1 Pe 1 Po 1 Sm 1 Po 1 Pd 1 Po 2 Nd 10 Po 2 Sm 3 Po 2 Lu 26 Ps 1 Po 1
Pe 1 Sk 1 Pc 1 Sk 1 Ll 26 Ps 1 Sm 1 Pe 1 Sm 1 Cc 33 Zs 1 Po 1 Sc 4 So 1 Po 1 Sk 1 So 1 Lo 1 Pi 1 Sm
1 Cf 1 So 1 Sk 1 So 1 Sm 1 No 2 Sk 1 Ll 1 Po 2 Sk 1 No 1 Lo 1 Pf 1 No 3 Po 1 Lu 23 Sm 1 Lu 7 Ll 24
Sm 1 Ll 8 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1
Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1
Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 2 Lu 1 Ll 1
Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 2 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1
Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1
Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1
Lu 2 Ll 1 Lu 1 Ll 1 Lu 1 Ll 3 Lu 2 Ll 1 Lu 1 Ll 1 Lu 2 Ll 1 Lu 3 Ll 2 Lu 4 Ll 1 Lu 2 Ll 1 Lu 3 Ll 3
Lu 2 Ll 1 Lu 2 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 2 Ll 1 Lu 1 Ll 2 Lu 1 Ll 1 Lu 2 Ll 1 Lu 3 Ll 1 Lu 1 Ll 1
Lu 2 Ll 2 Lo 1 Lu 1 Ll 3 Lo 4 Lu 1 Lt 1 Ll 1 Lu 1 Lt 1 Ll 1 Lu 1 Lt 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1
Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 2 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1
Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 2 Lu 1 Lt 1 Ll 1 Lu 1 Ll 1 Lu 3 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1
Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1
Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1
Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 7 Lu 2 Ll 1 Lu 2 Ll 2 Lu 1 Ll 1
Lu 4 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 69 Lo 1 Ll 27 Lm 18 Sk 4 Lm 12 Sk 14 Lm 5 Sk 7 Lm 1
Sk 1 Lm 1 Sk 17 Mn 112 Lu 1 Ll 1 Lu 1 Ll 1 Lm 1 Sk 1 Lu 1 Ll 1 Cn 2 Lm 1 Ll 3 Po 1 Lu 1 Cn 4 Sk 2
Lu 1 Po 1 Lu 3 Cn 1 Lu 1 Cn 1 Lu 2 Ll 1 Lu 17 Cn 1 Lu 9 Ll 35 Lu 1 Ll 2 Lu 3 Ll 3 Lu 1 Ll 1 Lu 1 Ll
1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll
5 Lu 1 Ll 1 Sm 1 Lu 1 Ll 1 Lu 2 Ll 2 Lu 51 Ll 48 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1
Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1
Lu 1 Ll 1 Lu 1 Ll 1 So 1 Mn 5 Me 2 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1
Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1
Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1
Ll 1 Lu 2 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 2 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1
Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1
Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1
Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1
Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1
Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Cn 1 Lu 38 Cn 2 Lm 1 Po 6 Ll 41 Po 1 Pd 1 Cn
2 So 2 Sc 1 Cn 1 Mn 45 Pd 1 Mn 1 Po 1 Mn 2 Po 1 Mn 2 Po 1 Mn 1 Cn 8 Lo 27 Cn 4 Lo 4 Po 2 Cn 11 Cf 6
Sm 3 Po 2 Sc 1 Po 2 So 2 Mn 11 Po 1 Cf 1 Po 3 Lo 32 Lm 1 Lo 10 Mn 21 Nd 10 Po 4 Lo 2 Mn 1 Lo 99 Po
1 Lo 1 Mn 7 Cf 1 So 1 Mn 6 Lm 2 Mn 2 So 1 Mn 4 Lo 2 Nd 10 Lo 3 So 2 Lo 1 Po 14 Cn 1 Cf 1 Lo 1 Mn 1
Lo 30 Mn 27 Cn 2 Lo 89 Mn 11 Lo 1 Cn 14 Nd 10 Lo 33 Mn 9 Lm 2 So 1 Po 3 Lm 1 Cn 2 Mn 1 Sc 2 Lo 22
Mn 4 Lm 1 Mn 9 Lm 1 Mn 3 Lm 1 Mn 5 Cn 2 Po 15 Cn 1 Lo 25 Mn 3 Cn 2 Po 1 Cn 1 Lo 11 Cn 5 Lo 24 Sk 1
Lo 6 Cn 1 Cf 2 Cn 6 Mn 8 Lo 41 Lm 1 Mn 24 Cf 1 Mn 32 Mc 1 Lo 54 Mn 1 Mc 1 Mn 1 Lo 1 Mc 3 Mn 8 Mc 4
Mn 1 Mc 2 Lo 1 Mn 7 Lo 10 Mn 2 Po 2 Nd 10 Po 1 Lm 1 Lo 15 Mn 1 Mc 2 Cn 1 Lo 8 Cn 2 Lo 2 Cn 2 Lo 22
Cn 1 Lo 7 Cn 1 Lo 1 Cn 3 Lo 4 Cn 2 Mn 1 Lo 1 Mc 3 Mn 4 Cn 2 Mc 2 Cn 2 Mc 2 Mn 1 Lo 1 Cn 8 Mc 1 Cn 4
Lo 2 Cn 1 Lo 3 Mn 2 Cn 2 Nd 10 Lo 2 Sc 2 No 6 So 1 Sc 1 Lo 1 Po 1 Mn 1 Cn 2 Mn 2 Mc 1 Cn 1 Lo 6 Cn
4 Lo 2 Cn 2 Lo 22 Cn 1 Lo 7 Cn 1 Lo 2 Cn 1 Lo 2 Cn 1 Lo 2 Cn 2 Mn 1 Cn 1 Mc 3 Mn 2 Cn 4 Mn 2 Cn 2
Mn 3 Cn 3 Mn 1 Cn 7 Lo 4 Cn 1 Lo 1 Cn 7 Nd 10 Mn 2 Lo 3 Mn 1 Po 1 Cn 10 Mn 2 Mc 1 Cn 1 Lo 9 Cn 1 Lo
3 Cn 1 Lo 22 Cn 1 Lo 7 Cn 1 Lo 2 Cn 1 Lo 5 Cn 2 Mn 1 Lo 1 Mc 3 Mn 5 Cn 1 Mn 2 Mc 1 Cn 1 Mc 2 Mn 1
Cn 2 Lo 1 Cn 15 Lo 2 Mn 2 Cn 2 Nd 10 Po 1 Sc 1 Cn 7 Lo 1 Mn 6 Cn 1 Mn 1 Mc 2 Cn 1 Lo 8 Cn 2 Lo 2 Cn
2 Lo 22 Cn 1 Lo 7 Cn 1 Lo 2 Cn 1 Lo 5 Cn 2 Mn 1 Lo 1 Mc 1 Mn 1 Mc 1 Mn 4 Cn 2 Mc 2 Cn 2 Mc 2 Mn 1
Cn 7 Mn 2 Mc 1 Cn 4 Lo 2 Cn 1 Lo 3 Mn 2 Cn 2 Nd 10 So 1 Lo 1 No 6 Cn 10 Mn 1 Lo 1 Cn 1 Lo 6 Cn 3 Lo
3 Cn 1 Lo 4 Cn 3 Lo 2 Cn 1 Lo 1 Cn 1 Lo 2 Cn 3 Lo 2 Cn 3 Lo 3 Cn 3 Lo 12 Cn 4 Mc 2 Mn 1 Mc 2 Cn 3
Mc 3 Cn 1 Mc 3 Mn 1 Cn 2 Lo 1 Cn 6 Mc 1 Cn 14 Nd 10 No 3 So 6 Sc 1 So 1 Cn 5 Mn 1 Mc 3 Mn 1 Lo 8 Cn
1 Lo 3 Cn 1 Lo 23 Cn 1 Lo 16 Cn 2 Mn 1 Lo 1 Mn 3 Mc 4 Cn 1 Mn 3 Cn 1 Mn 4 Cn 7 Mn 2 Cn 1 Lo 3 Cn 2
Lo 1 Cn 2 Lo 2 Mn 2 Cn 2 Nd 10 Cn 7 Po 1 No 7 So 1 Lo 1 Mn 1 Mc 2 Po 1 Lo 8 Cn 1 Lo 3 Cn 1 Lo 23 Cn
1 Lo 10 Cn 1 Lo 5 Cn 2 Mn 1 Lo 1 Mc 1 Mn 1 Mc 5 Cn 1 Mn 1 Mc 2 Cn 1 Mc 2 Mn 2 Cn 7 Mc 2 Cn 6 Lo 2
Cn 1 Lo 2 Mn 2 Cn 2 Nd 10 Cn 1 Lo 2 Mc 1 Cn 12 Mn 2 Mc 2 Lo 9 Cn 1 Lo 3 Cn 1 Lo 41 Mn 2 Lo 1 Mc 3
Mn 4 Cn 1 Mc 3 Cn 1 Mc 3 Mn 1 Lo 1 So 1 Cn 4 Lo 3 Mc 1 No 7 Lo 3 Mn 2 Cn 2 Nd 10 No 9 So 1 Lo 6 Cn
1 Mn 1 Mc 2 Cn 1 Lo 18 Cn 3 Lo 24 Cn 1 Lo 9 Cn 1 Lo 1 Cn 2 Lo 7 Cn 3 Mn 1 Cn 4 Mc 3 Mn 3 Cn 1 Mn 1
Cn 1 Mc 8 Cn 6 Nd 10 Cn 2 Mc 2 Po 1 Cn 12 Lo 48 Mn 1 Lo 2 Mn 7 Cn 4 Sc 1 Lo 6 Lm 1 Mn 8 Po 1 Nd 10
Po 2 Cn 37 Lo 2 Cn 1 Lo 1 Cn 1 Lo 5 Cn 1 Lo 24 Cn 1 Lo 1 Cn 1 Lo 10 Mn 1 Lo 2 Mn 9 Lo 1 Cn 2 Lo 5
Cn 1 Lm 1 Cn 1 Mn 7 Cn 1 Nd 10 Cn 2 Lo 4 Cn 32 Lo 1 So 3 Po 15 So 1 Po 1 So 3 Mn 2 So 6 Nd 10 No 10
So 1 Mn 1 So 1 Mn 1 So 1 Mn 1 Ps 1 Pe 1 Ps 1 Pe 1 Mc 2 Lo 8 Cn 1 Lo 36 Cn 4 Mn 14 Mc 1 Mn 5 Po 1 Mn
2 Lo 5 Mn 11 Cn 1 Mn 36 Cn 1 So 8 Mn 1 So 6 Cn 1 So 2 Po 5 So 4 Po 2 Cn 37 Lo 43 Mc 2 Mn 4 Mc 1 Mn
6 Mc 1 Mn 2 Mc 2 Mn 2 Lo 1 Nd 10 Po 6 Lo 6 Mc 2 Mn 2 Lo 4 Mn 3 Lo 1 Mc 3 Lo 2 Mc 7 Lo 3 Mn 4 Lo 13
Mn 1 Mc 2 Mn 2 Mc 6 Mn 1 Lo 1 Mc 1 Nd 10 Mc 3 Mn 1 So 2 Lu 38 Cn 1 Lu 1 Cn 5 Lu 1 Cn 2 Ll 43 Po 1
Lm 1 Ll 3 Lo 329 Cn 1 Lo 4 Cn 2 Lo 7 Cn 1 Lo 1 Cn 1 Lo 4 Cn 2 Lo 41 Cn 1 Lo 4 Cn 2 Lo 33 Cn 1 Lo 4
Cn 2 Lo 7 Cn 1 Lo 1 Cn 1 Lo 4 Cn 2 Lo 15 Cn 1 Lo 57 Cn 1 Lo 4 Cn 2 Lo 67 Cn 2 Mn 3 Po 9 No 20 Cn 3
Lo 16 So 10 Cn 6 Lu 86 Cn 2 Ll 6 Cn 2 Pd 1 Lo 620 So 1 Po 1 Lo 17 Zs 1 Lo 26 Ps 1 Pe 1 Cn 3 Lo 75
Po 3 Nl 3 Lo 8 Cn 7 Lo 18 Mn 3 Mc 1 Cn 9 Lo 19 Mn 2 Mc 1 Po 2 Cn 9 Lo 18 Mn 2 Cn 12 Lo 13 Cn 1 Lo 3
Cn 1 Mn 2 Cn 12 Lo 52 Mn 2 Mc 1 Mn 7 Mc 8 Mn 1 Mc 2 Mn 11 Po 3 Lm 1 Po 3 Sc 1 Lo 1 Mn 1 Cn 2 Nd 10
Cn 6 No 10 Cn 6 Po 6 Pd 1 Po 4 Mn 3 Cf 1 Mn 1 Nd 10 Cn 6 Lo 35 Lm 1 Lo 53 Cn 7 Lo 5 Mn 2 Lo 34 Mn 1
Lo 1 Cn 5 Lo 70 Cn 10 Lo 31 Cn 1 Mn 3 Mc 4 Mn 2 Mc 3 Cn 4 Mc 2 Mn 1 Mc 6 Mn 3 Cn 4 So 1 Cn 3 Po 2
Nd 10 Lo 30 Cn 2 Lo 5 Cn 11 Lo 44 Cn 4 Lo 26 Cn 6 Nd 10 No 1 Cn 3 So 34 Lo 23 Mn 2 Mc 2 Mn 1 Cn 2
Po 2 Lo 53 Mc 1 Mn 1 Mc 1 Mn 7 Cn 1 Mn 1 Mc 1 Mn 1 Mc 2 Mn 8 Mc 6 Mn 10 Cn 2 Mn 1 Nd 10 Cn 6 Nd 10
Cn 6 Po 7 Lm 1 Po 6 Cn 2 Mn 14 Me 1 Mn 16 Cn 49 Mn 4 Mc 1 Lo 47 Mn 1 Mc 1 Mn 5 Mc 1 Mn 1 Mc 5 Mn 1
Mc 2 Lo 8 Cn 3 Nd 10 Po 7 So 10 Mn 9 So 9 Po 2 Cn 1 Mn 2 Mc 1 Lo 30 Mc 1 Mn 4 Mc 2 Mn 2 Mc 1 Mn 3
Lo 2 Nd 10 Lo 44 Mn 1 Mc 1 Mn 2 Mc 3 Mn 1 Mc 1 Mn 3 Mc 2 Cn 8 Po 4 Lo 36 Mc 8 Mn 8 Mc 2 Mn 2 Cn 3
Po 5 Nd 10 Cn 3 Lo 3 Nd 10 Lo 30 Lm 6 Po 2 Ll 9 Cn 7 Lu 43 Cn 2 Lu 3 Po 8 Cn 8 Mn 3 Po 1 Mn 13 Mc 1
Mn 7 Lo 4 Mn 1 Lo 6 Mn 1 Lo 2 Mc 1 Mn 2 Lo 1 Cn 5 Ll 44 Lm 63 Ll 13 Lm 1 Ll 34 Lm 37 Mn 64 Lu 1 Ll
1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll
1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll
1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll
1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll
1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll
1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll
1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll
1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 9 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll
1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll
1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll
1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll
1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll
1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 9 Lu 8 Ll 6 Cn 2 Lu 6 Cn 2 Ll 8 Lu 8 Ll 8 Lu 8 Ll 6 Cn 2 Lu 6 Cn 2 Ll
8 Cn 1 Lu 1 Cn 1 Lu 1 Cn 1 Lu 1 Cn 1 Lu 1 Ll 8 Lu 8 Ll 14 Cn 2 Ll 8 Lt 8 Ll 8 Lt 8 Ll 8 Lt 8 Ll 5
Cn 1 Ll 2 Lu 4 Lt 1 Sk 1 Ll 1 Sk 3 Ll 3 Cn 1 Ll 2 Lu 4 Lt 1 Sk 3 Ll 4 Cn 2 Ll 2 Lu 4 Cn 1 Sk 3 Ll 8
Lu 5 Sk 3 Cn 2 Ll 3 Cn 1 Ll 2 Lu 4 Lt 1 Sk 2 Cn 1 Zs 11 Cf 5 Pd 6 Po 2 Pi 1 Pf 1 Ps 1 Pi 2 Pf 1 Ps
1 Pi 1 Po 8 Zl 1 Zp 1 Cf 5 Zs 1 Po 9 Pi 1 Pf 1 Po 4 Pc 2 Po 3 Sm 1 Ps 1 Pe 1 Po 11 Sm 1 Po 1 Pc 1
Po 10 Zs 1 Cf 5 Cn 1 Cf 10 No 1 Lm 1 Cn 2 No 6 Sm 3 Ps 1 Pe 1 Lm 1 No 10 Sm 3 Ps 1 Pe 1 Cn 1 Lm 13
Cn 3 Sc 33 Cn 15 Mn 13 Me 4 Mn 1 Me 3 Mn 12 Cn 15 So 2 Lu 1 So 4 Lu 1 So 2 Ll 1 Lu 3 Ll 2 Lu 3 Ll 1
So 1 Lu 1 So 2 Sm 1 Lu 5 So 6 Lu 1 So 1 Lu 1 So 1 Lu 1 So 1 Lu 4 So 1 Ll 1 Lu 4 Ll 1 Lo 4 Ll 1 So 2
Ll 2 Lu 2 Sm 5 Lu 1 Ll 4 So 1 Sm 1 So 2 Ll 1 So 1 No 16 Nl 35 Lu 1 Ll 1 Nl 4 No 1 So 2 Cn 4 Sm 5 So
5 Sm 2 So 4 Sm 1 So 2 Sm 1 So 2 Sm 1 So 7 Sm 1 So 31 Sm 2 So 2 Sm 1 So 1 Sm 1 So 31 Sm 268 So 8 Ps
1 Pe 1 Ps 1 Pe 1 So 20 Sm 2 So 7 Ps 1 Pe 1 So 81 Sm 1 So 30 Sm 25 So 40 Sm 6 So 69 Cn 25 So 11 Cn
21 No 60 So 78 No 22 So 183 Sm 1 So 9 Sm 1 So 54 Sm 8 So 111 Sm 1 So 248 Ps 1 Pe 1 Ps 1 Pe 1 Ps 1
Pe 1 Ps 1 Pe 1 Ps 1 Pe 1 Ps 1 Pe 1 Ps 1 Pe 1 No 30 So 44 Sm 5 Ps 1 Pe 1 Sm 31 Ps 1 Pe 1 Ps 1 Pe 1
Ps 1 Pe 1 Ps 1 Pe 1 Ps 1 Pe 1 Sm 16 So 256 Sm 131 Ps 1 Pe 1 Ps 1 Pe 1 Ps 1 Pe 1 Ps 1 Pe 1 Ps 1 Pe 1
Ps 1 Pe 1 Ps 1 Pe 1 Ps 1 Pe 1 Ps 1 Pe 1 Ps 1 Pe 1 Ps 1 Pe 1 Sm 63 Ps 1 Pe 1 Ps 1 Pe 1 Sm 32 Ps 1 Pe
1 Sm 258 So 48 Sm 21 So 2 Sm 6 So 39 Cn 2 So 32 Cn 1 So 105 Lu 48 Ll 48 Lu 1 Ll 1 Lu 3 Ll 2 Lu 1 Ll
1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 4 Ll 1 Lu 1 Ll 2 Lu 1 Ll 6 Lm 2 Lu 3 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu
1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu
1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu
1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu
1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu
1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 2 So 6 Lu 1 Ll 1 Lu 1 Ll 1 Mn 3 Lu 1 Ll 1 Cn
5 Po 4 No 1 Po 2 Ll 38 Cn 1 Ll 1 Cn 5 Ll 1 Cn 2 Lo 56 Cn 7 Lm 1 Po 1 Cn 14 Mn 1 Lo 23 Cn 9 Lo 7 Cn
1 Lo 7 Cn 1 Lo 7 Cn 1 Lo 7 Cn 1 Lo 7 Cn 1 Lo 7 Cn 1 Lo 7 Cn 1 Lo 7 Cn 1 Mn 32 Po 2 Pi 1 Pf 1 Pi 1
Pf 1 Po 3 Pi 1 Pf 1 Po 1 Pi 1 Pf 1 Po 9 Pd 1 Po 2 Pd 1 Po 1 Pi 1 Pf 1 Po 2 Pi 1 Pf 1 Ps 1 Pe 1 Ps 1
Pe 1 Ps 1 Pe 1 Ps 1 Pe 1 Po 5 Lm 1 Po 10 Pd 2 Po 4 Pd 1 Po 1 Ps 1 Po 13 So 2 Po 3 Ps 1 Pe 1 Ps 1 Pe
1 Ps 1 Pe 1 Ps 1 Pe 1 Pd 1 Cn 34 So 26 Cn 1 So 89 Cn 12 So 214 Cn 26 So 12 Cn 4 Zs 1 Po 3 So 1 Lm 1
Lo 1 Nl 1 Ps 1 Pe 1 Ps 1 Pe 1 Ps 1 Pe 1 Ps 1 Pe 1 Ps 1 Pe 1 So 2 Ps 1 Pe 1 Ps 1 Pe 1 Ps 1 Pe 1 Ps 1
Pe 1 Pd 1 Ps 1 Pe 2 So 1 Nl 9 Mn 4 Mc 2 Pd 1 Lm 5 So 2 Nl 3 Lm 1 Lo 1 Po 1 So 2 Cn 1 Lo 86 Cn 2 Mn
2 Sk 2 Lm 2 Lo 1 Pd 1 Lo 90 Po 1 Lm 3 Lo 1 Cn 5 Lo 43 Cn 1 Lo 94 Cn 1 So 2 No 4 So 10 Lo 32 So 36
Cn 12 Lo 16 So 31 Cn 1 No 10 So 30 No 8 So 1 No 15 So 32 No 10 So 39 No 15 So 320 Lo 6592 So 64 Lo
21013 Lm 1 Lo 1143 Cn 3 So 55 Cn 9 Lo 40 Lm 6 Po 2 Lo 268 Lm 1 Po 3 Lo 16 Nd 10 Lo 2 Cn 20 Lu 1 Ll
1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll
1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll
1 Lu 1 Ll 1 Lu 1 Ll 1 Lo 1 Mn 1 Me 3 Po 1 Mn 10 Po 1 Lm 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1
Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1
Lm 2 Mn 2 Lo 70 Nl 10 Mn 2 Po 6 Cn 8 Sk 23 Lm 9 Sk 2 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1
Ll 1 Lu 1 Ll 1 Lu 1 Ll 3 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1
Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1
Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1
Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lm 1 Ll 8 Lu 1 Ll 1 Lu 1 Ll 1 Lu 2 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1
Ll 1 Lu 1 Ll 1 Lm 1 Sk 2 Lu 1 Ll 1 Lu 1 Ll 1 Lo 1 Lu 1 Ll 1 Lu 1 Ll 3 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1
Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 5 Ll 1 Lu 5 Ll 1 Lu 1 Ll 1
Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Lu 4 Ll 1 Lu 1 Ll 1 Cn 5 Lu 1 Ll 1 Cn 1
Ll 1 Cn 1 Ll 1 Lu 1 Ll 1 Lu 1 Ll 1 Cn 24 Lm 3 Lu 1 Ll 1 Lo 1 Lm 2 Ll 1 Lo 7 Mn 1 Lo 3 Mn 1 Lo 4 Mn
1 Lo 23 Mc 2 Mn 2 Mc 1 So 4 Mn 1 Cn 3 No 6 So 2 Sc 1 So 1 Cn 6 Lo 52 Po 4 Cn 8 Mc 2 Lo 50 Mc 16 Mn
2 Cn 8 Po 2 Nd 10 Cn 6 Mn 18 Lo 6 Po 3 Lo 1 Po 1 Lo 2 Mn 1 Nd 10 Lo 28 Mn 8 Po 2 Lo 23 Mn 11 Mc 2
Cn 11 Po 1 Lo 29 Cn 3 Mn 3 Mc 1 Lo 47 Mn 1 Mc 2 Mn 4 Mc 2 Mn 2 Mc 3 Po 13 Cn 1 Lm 1 Nd 10 Cn 4 Po 2
Lo 5 Mn 1 Lm 1 Lo 9 Nd 10 Lo 5 Cn 1 Lo 41 Mn 6 Mc 2 Mn 2 Mc 2 Mn 2 Cn 9 Lo 3 Mn 1 Lo 8 Mn 1 Mc 1 Cn
2 Nd 10 Cn 2 Po 4 Lo 16 Lm 1 Lo 6 So 3 Lo 1 Mc 1 Mn 1 Mc 1 Lo 50 Mn 1 Lo 1 Mn 3 Lo 2 Mn 2 Lo 5 Mn 2
Lo 1 Mn 1 Lo 1 Cn 24 Lo 2 Lm 1 Po 2 Lo 11 Mc 1 Mn 2 Mc 2 Po 2 Lo 1 Lm 2 Mc 1 Mn 1 Cn 10 Lo 6 Cn 2
Lo 6 Cn 2 Lo 6 Cn 9 Lo 7 Cn 1 Lo 7 Cn 1 Ll 43 Sk 1 Lm 4 Ll 9 Lm 1 Sk 2 Cn 4 Ll 80 Lo 35 Mc 2 Mn 1
Mc 2 Mn 1 Mc 2 Po 1 Mc 1 Mn 1 Cn 2 Nd 10 Cn 6 Lo 11172 Cn 12 Lo 23 Cn 4 Lo 49 Cn 4 Cs 2048 Co 6400
Lo 366 Cn 2 Lo 106 Cn 38 Ll 7 Cn 12 Ll 5 Cn 5 Lo 1 Mn 1 Lo 10 Sm 1 Lo 13 Cn 1 Lo 5 Cn 1 Lo 1 Cn 1
Lo 2 Cn 1 Lo 2 Cn 1 Lo 108 Sk 17 Cn 16 Lo 363 Pe 1 Ps 1 So 16 Lo 64 Cn 2 Lo 54 Cn 7 So 1 Cn 32 Lo
12 Sc 1 So 3 Mn 16 Po 7 Ps 1 Pe 1 Po 1 Cn 6 Mn 16 Po 1 Pd 2 Pc 2 Ps 1 Pe 1 Ps 1 Pe 1 Ps 1 Pe 1 Ps 1
Pe 1 Ps 1 Pe 1 Ps 1 Pe 1 Ps 1 Pe 1 Ps 1 Pe 1 Po 2 Ps 1 Pe 1 Po 4 Pc 3 Po 3 Cn 1 Po 4 Pd 1 Ps 1 Pe 1
Ps 1 Pe 1 Ps 1 Pe 1 Po 3 Sm 1 Pd 1 Sm 3 Cn 1 Po 1 Sc 1 Po 2 Cn 4 Lo 5 Cn 1 Lo 135 Cn 2 Cf 1 Cn 1 Po
3 Sc 1 Po 3 Ps 1 Pe 1 Po 1 Sm 1 Po 1 Pd 1 Po 2 Nd 10 Po 2 Sm 3 Po 2 Lu 26 Ps 1 Po 1 Pe 1 Sk 1 Pc 1
Sk 1 Ll 26 Ps 1 Sm 1 Pe 1 Sm 1 Ps 1 Pe 1 Po 1 Ps 1 Pe 1 Po 2 Lo 10 Lm 1 Lo 45 Lm 2 Lo 31 Cn 3 Lo 6
Cn 2 Lo 6 Cn 2 Lo 6 Cn 2 Lo 3 Cn 3 Sc 2 Sm 1 Sk 1 So 1 Sc 2 Cn 1 So 1 Sm 4 So 2 Cn 10 Cf 3 So 2 Cn
2 Lo 12 Cn 1 Lo 26 Cn 1 Lo 19 Cn 1 Lo 2 Cn 1 Lo 15 Cn 2 Lo 14 Cn 34 Lo 123 Cn 5 Po 3 Cn 4 No 45 Cn
3 So 9 Nl 53 No 4 So 17 No 2 So 3 Cn 1 So 13 Cn 3 So 1 Cn 47 So 45 Mn 1 Cn 130 Lo 29 Cn 3 Lo 49 Cn
15 Mn 1 No 27 Cn 4 Lo 32 No 4 Cn 9 Lo 20 Nl 1 Lo 8 Nl 1 Cn 5 Lo 38 Mn 5 Cn 5 Lo 30 Cn 1 Po 1 Lo 36
Cn 4 Lo 8 Po 1 Nl 5 Cn 42 Lu 40 Ll 40 Lo 78 Cn 2 Nd 10 Cn 6 Lu 36 Cn 4 Ll 36 Cn 4 Lo 40 Cn 8 Lo 52
Cn 11 Po 1 Lu 11 Cn 1 Lu 15 Cn 1 Lu 7 Cn 1 Lu 2 Cn 1 Ll 11 Cn 1 Ll 15 Cn 1 Ll 7 Cn 1 Ll 2 Cn 67 Lo
311 Cn 9 Lo 22 Cn 10 Lo 8 Cn 24 Lm 6 Cn 1 Lm 42 Cn 1 Lm 9 Cn 69 Lo 6 Cn 2 Lo 1 Cn 1 Lo 44 Cn 1 Lo 2
Cn 3 Lo 1 Cn 2 Lo 23 Cn 1 Po 1 No 8 Lo 23 So 2 No 7 Lo 31 Cn 8 No 9 Cn 48 Lo 19 Cn 1 Lo 2 Cn 5 No 5
Lo 22 No 6 Cn 3 Po 1 Lo 26 Cn 5 Po 1 Cn 64 Lo 56 Cn 4 No 2 Lo 2 No 16 Cn 2 No 46 Lo 1 Mn 3 Cn 1 Mn
2 Cn 5 Mn 4 Lo 4 Cn 1 Lo 3 Cn 1 Lo 29 Cn 2 Mn 3 Cn 4 Mn 1 No 9 Cn 7 Po 9 Cn 7 Lo 29 No 2 Po 1 Lo 29
No 3 Cn 32 Lo 8 So 1 Lo 28 Mn 2 Cn 4 No 5 Po 7 Cn 9 Lo 54 Cn 3 Po 7 Lo 22 Cn 2 No 8 Lo 19 Cn 5 No 8
Lo 18 Cn 7 Po 4 Cn 12 No 7 Cn 80 Lo 73 Cn 55 Lu 51 Cn 13 Ll 51 Cn 7 No 6 Lo 36 Mn 4 Cn 8 Nd 10 Cn
294 No 31 Cn 1 Lo 42 Cn 1 Mn 2 Pd 1 Cn 2 Lo 2 Cn 75 Mn 3 Lo 29 No 10 Lo 1 Cn 8 Lo 22 Mn 11 No 4 Po
5 Cn 22 Lo 18 Mn 4 Po 4 Cn 38 Lo 21 No 7 Cn 20 Lo 23 Cn 9 Mc 1 Mn 1 Mc 1 Lo 53 Mn 15 Po 7 Cn 4 No
20 Nd 10 Mn 1 Lo 2 Mn 2 Lo 1 Cn 9 Mn 3 Mc 1 Lo 45 Mc 3 Mn 4 Mc 2 Mn 2 Po 2 Cf 1 Po 4 Mn 1 Cn 10 Cf
1 Cn 2 Lo 25 Cn 7 Nd 10 Cn 6 Mn 3 Lo 36 Mn 5 Mc 1 Mn 8 Cn 1 Nd 10 Po 4 Lo 1 Mc 2 Lo 1 Cn 8 Lo 35 Mn
1 Po 2 Lo 1 Cn 9 Mn 2 Mc 1 Lo 48 Mc 3 Mn 9 Mc 2 Lo 4 Po 4 Mn 4 Po 1 Mc 1 Mn 1 Nd 10 Lo 1 Po 1 Lo 1
Po 3 Cn 1 No 20 Cn 11 Lo 18 Cn 1 Lo 25 Mc 3 Mn 3 Mc 2 Mn 1 Mc 1 Mn 2 Po 6 Mn 1 Lo 2 Mn 1 Cn 62 Lo 7
Cn 1 Lo 1 Cn 1 Lo 4 Cn 1 Lo 15 Cn 1 Lo 10 Po 1 Cn 6 Lo 47 Mn 1 Mc 3 Mn 8 Cn 5 Nd 10 Cn 6 Mn 2 Mc 2
Cn 1 Lo 8 Cn 2 Lo 2 Cn 2 Lo 22 Cn 1 Lo 7 Cn 1 Lo 2 Cn 1 Lo 5 Cn 1 Mn 2 Lo 1 Mc 2 Mn 1 Mc 4 Cn 2 Mc
2 Cn 2 Mc 3 Cn 2 Lo 1 Cn 6 Mc 1 Cn 5 Lo 5 Mc 2 Cn 2 Mn 7 Cn 3 Mn 5 Cn 139 Lo 53 Mc 3 Mn 8 Mc 2 Mn 3
Mc 1 Mn 1 Lo 4 Po 5 Nd 10 Po 2 Cn 1 Po 1 Mn 1 Lo 3 Cn 30 Lo 48 Mc 3 Mn 6 Mc 1 Mn 1 Mc 4 Mn 2 Mc 1
Mn 2 Lo 2 Po 1 Lo 1 Cn 8 Nd 10 Cn 166 Lo 47 Mc 3 Mn 4 Cn 2 Mc 4 Mn 2 Mc 1 Mn 2 Po 23 Lo 4 Mn 2 Cn
34 Lo 48 Mc 3 Mn 8 Mc 2 Mn 1 Mc 1 Mn 2 Po 3 Lo 1 Cn 11 Nd 10 Cn 6 Po 13 Cn 19 Lo 43 Mn 1 Mc 1 Mn 1
Mc 2 Mn 6 Mc 1 Mn 1 Lo 1 Po 1 Cn 6 Nd 10 Cn 54 Lo 27 Cn 2 Mn 3 Mc 2 Mn 4 Mc 1 Mn 5 Cn 4 Nd 10 No 2
Po 3 So 1 Lo 7 Cn 185 Lo 44 Mc 3 Mn 9 Mc 1 Mn 2 Po 1 Cn 100 Lu 32 Ll 32 Nd 10 No 9 Cn 12 Lo 8 Cn 2
Lo 1 Cn 2 Lo 8 Cn 1 Lo 2 Cn 1 Lo 24 Mc 6 Cn 1 Mc 2 Cn 2 Mn 2 Mc 1 Mn 1 Lo 1 Mc 1 Lo 1 Mc 1 Mn 1 Po
3 Cn 9 Nd 10 Cn 70 Lo 8 Cn 2 Lo 39 Mc 3 Mn 4 Cn 2 Mn 2 Mc 4 Mn 1 Lo 1 Po 1 Lo 1 Mc 1 Cn 27 Lo 1 Mn
10 Lo 40 Mn 6 Mc 1 Lo 1 Mn 4 Po 8 Mn 1 Cn 8 Lo 1 Mn 6 Mc 2 Mn 3 Lo 46 Mn 13 Mc 1 Mn 2 Po 3 Lo 1 Po
5 Cn 13 Lo 73 Cn 7 Po 10 Cn 246 Lo 9 Cn 1 Lo 37 Mc 1 Mn 7 Cn 1 Mn 6 Mc 1 Mn 1 Lo 1 Po 5 Cn 10 Nd 10
No 19 Cn 3 Po 2 Lo 30 Cn 2 Mn 22 Cn 1 Mc 1 Mn 7 Mc 1 Mn 2 Mc 1 Mn 2 Cn 73 Lo 7 Cn 1 Lo 2 Cn 1 Lo 38
Mn 6 Cn 3 Mn 1 Cn 1 Mn 2 Cn 1 Mn 7 Lo 1 Mn 1 Cn 8 Nd 10 Cn 6 Lo 6 Cn 1 Lo 2 Cn 1 Lo 32 Mc 5 Cn 1 Mn
2 Cn 1 Mc 2 Mn 1 Mc 1 Mn 1 Lo 1 Cn 7 Nd 10 Cn 310 Lo 19 Mn 2 Mc 2 Po 2 Cn 7 Mn 2 Lo 1 Mc 1 Lo 13 Cn
1 Lo 34 Mc 2 Mn 5 Cn 3 Mc 2 Mn 1 Mc 1 Mn 1 Po 13 Nd 10 Cn 86 Lo 1 Cn 15 No 21 So 8 Sc 4 So 17 Cn 13
Po 1 Lo 922 Cn 102 Nl 111 Cn 1 Po 5 Cn 11 Lo 196 Cn 2636 Lo 97 Po 2 Cn 13 Lo 1072 Cf 16 Mn 1 Lo 6
Mn 15 Cn 4010 Lo 583 Cn 8633 Lo 569 Cn 7 Lo 31 Cn 1 Nd 10 Cn 4 Po 2 Lo 79 Cn 1 Nd 10 Cn 6 Lo 30 Cn
2 Mn 5 Po 1 Cn 10 Lo 48 Mn 7 Po 5 So 4 Lm 4 Po 1 So 1 Cn 10 Nd 10 Cn 1 No 7 Cn 1 Lo 21 Cn 5 Lo 19
Cn 688 Lu 32 Ll 32 No 23 Po 4 Cn 101 Lo 75 Cn 4 Mn 1 Lo 1 Mc 55 Cn 7 Mn 4 Lm 13 Cn 64 Lm 2 Po 1 Lm
1 Mn 1 Cn 11 Mc 2 Cn 14 Lo 6136 Cn 8 Lo 1238 Cn 42 Lo 9 Cn 8935 Lm 4 Cn 1 Lm 7 Cn 1 Lm 2 Cn 1 Lo
291 Cn 15 Lo 1 Cn 29 Lo 3 Cn 2 Lo 1 Cn 14 Lo 4 Cn 8 Lo 396 Cn 2308 Lo 107 Cn 5 Lo 13 Cn 3 Lo 9 Cn 7
Lo 10 Cn 2 So 1 Mn 2 Po 1 Cf 4 Cn 4700 Mn 46 Cn 2 Mn 23 Cn 9 So 116 Cn 60 So 246 Cn 10 So 39 Cn 2
So 60 Mc 2 Mn 3 So 3 Mc 6 Cf 8 Mn 8 So 2 Mn 7 So 30 Mn 4 So 61 Cn 21 So 66 Mn 3 So 1 Cn 122 No 20
Cn 12 No 20 Cn 12 So 87 Cn 9 No 25 Cn 135 Lu 26 Ll 26 Lu 26 Ll 7 Cn 1 Ll 18 Lu 26 Ll 26 Lu 1 Cn 1
Lu 2 Cn 2 Lu 1 Cn 2 Lu 2 Cn 2 Lu 4 Cn 1 Lu 8 Ll 4 Cn 1 Ll 1 Cn 1 Ll 7 Cn 1 Ll 11 Lu 26 Ll 26 Lu 2
Cn 1 Lu 4 Cn 2 Lu 8 Cn 1 Lu 7 Cn 1 Ll 26 Lu 2 Cn 1 Lu 4 Cn 1 Lu 5 Cn 1 Lu 1 Cn 3 Lu 7 Cn 1 Ll 26 Lu
26 Ll 26 Lu 26 Ll 26 Lu 26 Ll 26 Lu 26 Ll 26 Lu 26 Ll 26 Lu 26 Ll 28 Cn 2 Lu 25 Sm 1 Ll 25 Sm 1 Ll
6 Lu 25 Sm 1 Ll 25 Sm 1 Ll 6 Lu 25 Sm 1 Ll 25 Sm 1 Ll 6 Lu 25 Sm 1 Ll 25 Sm 1 Ll 6 Lu 25 Sm 1 Ll 25
Sm 1 Ll 6 Lu 1 Ll 1 Cn 2 Nd 50 So 512 Mn 55 So 4 Mn 50 So 8 Mn 1 So 14 Mn 1 So 2 Po 5 Cn 15 Mn 5 Cn
1 Mn 15 Cn 1104 Ll 10 Lo 1 Ll 20 Cn 6 Ll 6 Cn 213 Mn 7 Cn 1 Mn 17 Cn 2 Mn 7 Cn 1 Mn 2 Cn 1 Mn 5 Cn
5 Lm 62 Cn 33 Mn 1 Cn 112 Lo 45 Cn 3 Mn 7 Lm 7 Cn 2 Nd 10 Cn 4 Lo 1 So 1 Cn 320 Lo 30 Mn 1 Cn 17 Lo
44 Mn 4 Nd 10 Cn 5 Sc 1 Cn 464 Lo 27 Lm 1 Mn 4 Nd 10 Cn 742 Lo 7 Cn 1 Lo 4 Cn 1 Lo 2 Cn 1 Lo 15 Cn
1 Lo 197 Cn 2 No 9 Mn 7 Cn 41 Lu 34 Ll 34 Mn 7 Lm 1 Cn 4 Nd 10 Cn 4 Po 2 Cn 785 No 59 So 1 No 3 Sc
1 No 4 Cn 76 No 45 So 1 No 15 Cn 194 Lo 4 Cn 1 Lo 27 Cn 1 Lo 2 Cn 1 Lo 1 Cn 2 Lo 1 Cn 1 Lo 10 Cn 1
Lo 4 Cn 1 Lo 1 Cn 1 Lo 1 Cn 6 Lo 1 Cn 4 Lo 1 Cn 1 Lo 1 Cn 1 Lo 1 Cn 1 Lo 3 Cn 1 Lo 2 Cn 1 Lo 1 Cn 2
Lo 1 Cn 1 Lo 1 Cn 1 Lo 1 Cn 1 Lo 1 Cn 1 Lo 1 Cn 1 Lo 2 Cn 1 Lo 1 Cn 2 Lo 4 Cn 1 Lo 7 Cn 1 Lo 4 Cn 1
Lo 4 Cn 1 Lo 1 Cn 1 Lo 10 Cn 1 Lo 17 Cn 5 Lo 3 Cn 1 Lo 5 Cn 1 Lo 17 Cn 52 Sm 2 Cn 270 So 44 Cn 4 So
100 Cn 12 So 15 Cn 2 So 15 Cn 1 So 15 Cn 1 So 37 Cn 10 No 13 So 161 Cn 56 So 29 Cn 13 So 44 Cn 4 So
9 Cn 7 So 2 Cn 14 So 6 Cn 154 So 251 Sk 5 So 728 Cn 4 So 17 Cn 3 So 13 Cn 3 So 119 Cn 4 So 95 Cn 6
So 12 Cn 4 So 1 Cn 15 So 12 Cn 4 So 56 Cn 8 So 10 Cn 6 So 40 Cn 8 So 30 Cn 2 So 2 Cn 78 So 340 Cn
12 So 14 Cn 2 So 13 Cn 3 So 9 Cn 7 So 46 Cn 1 So 7 Cn 8 So 14 Cn 4 So 9 Cn 7 So 9 Cn 7 So 147 Cn 1
So 55 Cn 37 Nd 10 Cn 1030 Lo 42720 Cn 32 Lo 4154 Cn 6 Lo 222 Cn 2 Lo 5762 Cn 14 Lo 7473 Cn 3103 Lo
542 Cn 1506 Lo 4939 Cn 5 Lo 4192 Cn 711761 Cf 1 Cn 30 Cf 96 Cn 128 Mn 240 Cn 65040 Co 65534 Cn 2 Co
65534 Cn 2
"""


#: Value and length, by turns.
SCRIPT = """\
Zyyy 65 Latn 26 Zyyy 6 Latn 26 Zyyy 47 Latn 1 Zyyy 15 Latn 1 Zyyy 5 Latn 23 Zyyy 1 Latn 31 Zyyy 1
Latn 449 Zyyy 39 Latn 5 Zyyy 5 Bopo 2 Zyyy 20 Zinh 112 Grek 4 Zyyy 1 Grek 3 Zzzz 2 Grek 4 Zyyy 1
Grek 1 Zzzz 4 Grek 1 Zyyy 1 Grek 1 Zyyy 1 Grek 3 Zzzz 1 Grek 1 Zzzz 1 Grek 20 Zzzz 1 Grek 63 Copt
14 Grek 16 Cyrl 133 Zinh 2 Cyrl 169 Zzzz 1 Armn 38 Zzzz 2 Armn 50 Zzzz 2 Armn 3 Zzzz 1 Hebr 55 Zzzz
8 Hebr 27 Zzzz 4 Hebr 6 Zzzz 11 Arab 5 Zyyy 1 Arab 6 Zyyy 1 Arab 14 Zyyy 1 Arab 3 Zyyy 1 Arab 32
Zyyy 1 Arab 10 Zinh 11 Arab 26 Zinh 1 Arab 108 Zyyy 1 Arab 34 Syrc 14 Zzzz 1 Syrc 60 Zzzz 2 Syrc 3
Arab 48 Thaa 50 Zzzz 14 Nkoo 59 Zzzz 2 Nkoo 3 Samr 46 Zzzz 2 Samr 15 Zzzz 1 Mand 28 Zzzz 2 Mand 1
Zzzz 1 Syrc 11 Zzzz 5 Arab 31 Zzzz 1 Arab 2 Zzzz 6 Arab 74 Zyyy 1 Arab 29 Deva 81 Zinh 4 Deva 15
Zyyy 2 Deva 26 Beng 4 Zzzz 1 Beng 8 Zzzz 2 Beng 2 Zzzz 2 Beng 22 Zzzz 1 Beng 7 Zzzz 1 Beng 1 Zzzz 3
Beng 4 Zzzz 2 Beng 9 Zzzz 2 Beng 2 Zzzz 2 Beng 4 Zzzz 8 Beng 1 Zzzz 4 Beng 2 Zzzz 1 Beng 5 Zzzz 2
Beng 25 Zzzz 2 Guru 3 Zzzz 1 Guru 6 Zzzz 4 Guru 2 Zzzz 2 Guru 22 Zzzz 1 Guru 7 Zzzz 1 Guru 2 Zzzz 1
Guru 2 Zzzz 1 Guru 2 Zzzz 2 Guru 1 Zzzz 1 Guru 5 Zzzz 4 Guru 2 Zzzz 2 Guru 3 Zzzz 3 Guru 1 Zzzz 7
Guru 4 Zzzz 1 Guru 1 Zzzz 7 Guru 17 Zzzz 10 Gujr 3 Zzzz 1 Gujr 9 Zzzz 1 Gujr 3 Zzzz 1 Gujr 22 Zzzz
1 Gujr 7 Zzzz 1 Gujr 2 Zzzz 1 Gujr 5 Zzzz 2 Gujr 10 Zzzz 1 Gujr 3 Zzzz 1 Gujr 3 Zzzz 2 Gujr 1 Zzzz
15 Gujr 4 Zzzz 2 Gujr 12 Zzzz 7 Gujr 7 Zzzz 1 Orya 3 Zzzz 1 Orya 8 Zzzz 2 Orya 2 Zzzz 2 Orya 22
Zzzz 1 Orya 7 Zzzz 1 Orya 2 Zzzz 1 Orya 5 Zzzz 2 Orya 9 Zzzz 2 Orya 2 Zzzz 2 Orya 3 Zzzz 7 Orya 3
Zzzz 4 Orya 2 Zzzz 1 Orya 5 Zzzz 2 Orya 18 Zzzz 10 Taml 2 Zzzz 1 Taml 6 Zzzz 3 Taml 3 Zzzz 1 Taml 4
Zzzz 3 Taml 2 Zzzz 1 Taml 1 Zzzz 1 Taml 2 Zzzz 3 Taml 2 Zzzz 3 Taml 3 Zzzz 3 Taml 12 Zzzz 4 Taml 5
Zzzz 3 Taml 3 Zzzz 1 Taml 4 Zzzz 2 Taml 1 Zzzz 6 Taml 1 Zzzz 14 Taml 21 Zzzz 5 Telu 13 Zzzz 1 Telu
3 Zzzz 1 Telu 23 Zzzz 1 Telu 16 Zzzz 2 Telu 9 Zzzz 1 Telu 3 Zzzz 1 Telu 4 Zzzz 7 Telu 2 Zzzz 1 Telu
3 Zzzz 2 Telu 1 Zzzz 2 Telu 4 Zzzz 2 Telu 10 Zzzz 7 Telu 9 Knda 13 Zzzz 1 Knda 3 Zzzz 1 Knda 23
Zzzz 1 Knda 10 Zzzz 1 Knda 5 Zzzz 2 Knda 9 Zzzz 1 Knda 3 Zzzz 1 Knda 4 Zzzz 7 Knda 2 Zzzz 6 Knda 2
Zzzz 1 Knda 4 Zzzz 2 Knda 10 Zzzz 1 Knda 3 Zzzz 12 Mlym 13 Zzzz 1 Mlym 3 Zzzz 1 Mlym 51 Zzzz 1 Mlym
3 Zzzz 1 Mlym 6 Zzzz 4 Mlym 16 Zzzz 2 Mlym 26 Zzzz 1 Sinh 3 Zzzz 1 Sinh 18 Zzzz 3 Sinh 24 Zzzz 1
Sinh 9 Zzzz 1 Sinh 1 Zzzz 2 Sinh 7 Zzzz 3 Sinh 1 Zzzz 4 Sinh 6 Zzzz 1 Sinh 1 Zzzz 1 Sinh 8 Zzzz 6
Sinh 10 Zzzz 2 Sinh 3 Zzzz 12 Thai 58 Zzzz 4 Zyyy 1 Thai 28 Zzzz 37 Laoo 2 Zzzz 1 Laoo 1 Zzzz 1
Laoo 5 Zzzz 1 Laoo 24 Zzzz 1 Laoo 1 Zzzz 1 Laoo 23 Zzzz 2 Laoo 5 Zzzz 1 Laoo 1 Zzzz 1 Laoo 7 Zzzz 1
Laoo 10 Zzzz 2 Laoo 4 Zzzz 32 Tibt 72 Zzzz 1 Tibt 36 Zzzz 4 Tibt 39 Zzzz 1 Tibt 36 Zzzz 1 Tibt 15
Zzzz 1 Tibt 7 Zyyy 4 Tibt 2 Zzzz 37 Mymr 160 Geor 38 Zzzz 1 Geor 1 Zzzz 5 Geor 1 Zzzz 2 Geor 43
Zyyy 1 Geor 4 Hang 256 Ethi 73 Zzzz 1 Ethi 4 Zzzz 2 Ethi 7 Zzzz 1 Ethi 1 Zzzz 1 Ethi 4 Zzzz 2 Ethi
41 Zzzz 1 Ethi 4 Zzzz 2 Ethi 33 Zzzz 1 Ethi 4 Zzzz 2 Ethi 7 Zzzz 1 Ethi 1 Zzzz 1 Ethi 4 Zzzz 2 Ethi
15 Zzzz 1 Ethi 57 Zzzz 1 Ethi 4 Zzzz 2 Ethi 67 Zzzz 2 Ethi 32 Zzzz 3 Ethi 26 Zzzz 6 Cher 86 Zzzz 2
Cher 6 Zzzz 2 Cans 640 Ogam 29 Zzzz 3 Runr 75 Zyyy 3 Runr 11 Zzzz 7 Tglg 22 Zzzz 9 Tglg 1 Hano 21
Zyyy 2 Zzzz 9 Buhd 20 Zzzz 12 Tagb 13 Zzzz 1 Tagb 3 Zzzz 1 Tagb 2 Zzzz 12 Khmr 94 Zzzz 2 Khmr 10
Zzzz 6 Khmr 10 Zzzz 6 Mong 2 Zyyy 2 Mong 1 Zyyy 1 Mong 20 Zzzz 6 Mong 89 Zzzz 7 Mong 43 Zzzz 5 Cans
70 Zzzz 10 Limb 31 Zzzz 1 Limb 12 Zzzz 4 Limb 12 Zzzz 4 Limb 1 Zzzz 3 Limb 12 Tale 30 Zzzz 2 Tale 5
Zzzz 11 Talu 44 Zzzz 4 Talu 26 Zzzz 6 Talu 11 Zzzz 3 Talu 2 Khmr 32 Bugi 28 Zzzz 2 Bugi 2 Lana 63
Zzzz 1 Lana 29 Zzzz 2 Lana 11 Zzzz 6 Lana 10 Zzzz 6 Lana 14 Zzzz 2 Zinh 31 Zzzz 49 Bali 77 Zzzz 3
Bali 47 Zzzz 1 Sund 64 Batk 52 Zzzz 8 Batk 4 Lepc 56 Zzzz 3 Lepc 15 Zzzz 3 Lepc 3 Olck 48 Cyrl 9
Zzzz 7 Geor 43 Zzzz 2 Geor 3 Sund 8 Zzzz 8 Zinh 3 Zyyy 1 Zinh 13 Zyyy 1 Zinh 7 Zyyy 4 Zinh 1 Zyyy 6
Zinh 1 Zyyy 3 Zinh 2 Zyyy 1 Zzzz 5 Latn 38 Grek 5 Cyrl 1 Latn 49 Grek 5 Latn 4 Grek 5 Latn 13 Cyrl
1 Latn 70 Grek 1 Zinh 64 Latn 256 Grek 22 Zzzz 2 Grek 6 Zzzz 2 Grek 38 Zzzz 2 Grek 6 Zzzz 2 Grek 8
Zzzz 1 Grek 1 Zzzz 1 Grek 1 Zzzz 1 Grek 1 Zzzz 1 Grek 31 Zzzz 2 Grek 53 Zzzz 1 Grek 15 Zzzz 1 Grek
14 Zzzz 2 Grek 6 Zzzz 1 Grek 19 Zzzz 2 Grek 3 Zzzz 1 Grek 9 Zzzz 1 Zyyy 12 Zinh 2 Zyyy 87 Zzzz 1
Zyyy 11 Latn 1 Zzzz 2 Zyyy 11 Latn 1 Zyyy 15 Zzzz 1 Latn 13 Zzzz 3 Zyyy 33 Zzzz 15 Zinh 33 Zzzz 15
Zyyy 38 Grek 1 Zyyy 3 Latn 2 Zyyy 6 Latn 1 Zyyy 27 Latn 1 Zyyy 17 Latn 41 Zyyy 3 Zzzz 4 Zyyy 663
Zzzz 25 Zyyy 11 Zzzz 21 Zyyy 928 Brai 256 Zyyy 628 Zzzz 2 Zyyy 32 Zzzz 1 Zyyy 105 Glag 96 Latn 32
Copt 116 Zzzz 5 Copt 7 Geor 38 Zzzz 1 Geor 1 Zzzz 5 Geor 1 Zzzz 2 Tfng 56 Zzzz 7 Tfng 2 Zzzz 14
Tfng 1 Ethi 23 Zzzz 9 Ethi 7 Zzzz 1 Ethi 7 Zzzz 1 Ethi 7 Zzzz 1 Ethi 7 Zzzz 1 Ethi 7 Zzzz 1 Ethi 7
Zzzz 1 Ethi 7 Zzzz 1 Ethi 7 Zzzz 1 Cyrl 32 Zyyy 94 Zzzz 34 Hani 26 Zzzz 1 Hani 89 Zzzz 12 Hani 214
Zzzz 26 Zyyy 12 Zzzz 4 Zyyy 5 Hani 1 Zyyy 1 Hani 1 Zyyy 25 Hani 9 Zinh 4 Hang 2 Zyyy 8 Hani 4 Zyyy
4 Zzzz 1 Hira 86 Zzzz 2 Zinh 2 Zyyy 2 Hira 3 Zyyy 1 Kana 90 Zyyy 2 Kana 3 Zzzz 5 Bopo 43 Zzzz 1
Hang 94 Zzzz 1 Zyyy 16 Bopo 32 Zyyy 36 Zzzz 12 Kana 16 Hang 31 Zzzz 1 Zyyy 64 Hang 31 Zyyy 81 Kana
47 Zyyy 1 Kana 88 Zyyy 168 Hani 6592 Zyyy 64 Hani 20992 Yiii 1165 Zzzz 3 Yiii 55 Zzzz 9 Lisu 48
Vaii 300 Zzzz 20 Cyrl 96 Bamu 88 Zzzz 8 Zyyy 34 Latn 102 Zyyy 3 Latn 64 Zzzz 5 Latn 2 Zzzz 1 Latn 1
Zzzz 1 Latn 5 Zzzz 24 Latn 14 Sylo 45 Zzzz 3 Zyyy 10 Zzzz 6 Phag 56 Zzzz 8 Saur 70 Zzzz 8 Saur 12
Zzzz 6 Deva 32 Kali 46 Zyyy 1 Kali 1 Rjng 36 Zzzz 11 Rjng 1 Hang 29 Zzzz 3 Java 78 Zzzz 1 Zyyy 1
Java 10 Zzzz 4 Java 2 Mymr 31 Zzzz 1 Cham 55 Zzzz 9 Cham 14 Zzzz 2 Cham 10 Zzzz 2 Cham 4 Mymr 32
Tavt 67 Zzzz 24 Tavt 5 Mtei 23 Zzzz 10 Ethi 6 Zzzz 2 Ethi 6 Zzzz 2 Ethi 6 Zzzz 9 Ethi 7 Zzzz 1 Ethi
7 Zzzz 1 Latn 43 Zyyy 1 Latn 9 Grek 1 Latn 4 Zyyy 2 Zzzz 4 Cher 80 Mtei 46 Zzzz 2 Mtei 10 Zzzz 6
Hang 11172 Zzzz 12 Hang 23 Zzzz 4 Hang 49 Zzzz 8452 Hani 366 Zzzz 2 Hani 106 Zzzz 38 Latn 7 Zzzz 12
Armn 5 Zzzz 5 Hebr 26 Zzzz 1 Hebr 5 Zzzz 1 Hebr 1 Zzzz 1 Hebr 2 Zzzz 1 Hebr 2 Zzzz 1 Hebr 10 Arab
115 Zzzz 16 Arab 363 Zyyy 2 Arab 80 Zzzz 2 Arab 54 Zzzz 7 Arab 1 Zzzz 32 Arab 16 Zinh 16 Zyyy 10
Zzzz 6 Zinh 14 Cyrl 2 Zyyy 35 Zzzz 1 Zyyy 19 Zzzz 1 Zyyy 4 Zzzz 4 Arab 5 Zzzz 1 Arab 135 Zzzz 2
Zyyy 1 Zzzz 1 Zyyy 32 Latn 26 Zyyy 6 Latn 26 Zyyy 11 Kana 10 Zyyy 1 Kana 45 Zyyy 2 Hang 31 Zzzz 3
Hang 6 Zzzz 2 Hang 6 Zzzz 2 Hang 6 Zzzz 2 Hang 3 Zzzz 3 Zyyy 7 Zzzz 1 Zyyy 7 Zzzz 10 Zyyy 5 Zzzz 2
Linb 12 Zzzz 1 Linb 26 Zzzz 1 Linb 19 Zzzz 1 Linb 2 Zzzz 1 Linb 15 Zzzz 2 Linb 14 Zzzz 34 Linb 123
Zzzz 5 Zyyy 3 Zzzz 4 Zyyy 45 Zzzz 3 Zyyy 9 Grek 79 Zzzz 1 Zyyy 13 Zzzz 3 Grek 1 Zzzz 47 Zyyy 45
Zinh 1 Zzzz 130 Lyci 29 Zzzz 3 Cari 49 Zzzz 15 Zinh 1 Zyyy 27 Zzzz 4 Ital 36 Zzzz 9 Ital 3 Goth 27
Zzzz 5 Perm 43 Zzzz 5 Ugar 30 Zzzz 1 Ugar 1 Xpeo 36 Zzzz 4 Xpeo 14 Zzzz 42 Dsrt 80 Shaw 48 Osma 30
Zzzz 2 Osma 10 Zzzz 6 Osge 36 Zzzz 4 Osge 36 Zzzz 4 Elba 40 Zzzz 8 Aghb 52 Zzzz 11 Aghb 1 Vith 11
Zzzz 1 Vith 15 Zzzz 1 Vith 7 Zzzz 1 Vith 2 Zzzz 1 Vith 11 Zzzz 1 Vith 15 Zzzz 1 Vith 7 Zzzz 1 Vith
2 Zzzz 67 Lina 311 Zzzz 9 Lina 22 Zzzz 10 Lina 8 Zzzz 24 Latn 6 Zzzz 1 Latn 42 Zzzz 1 Latn 9 Zzzz
69 Cprt 6 Zzzz 2 Cprt 1 Zzzz 1 Cprt 44 Zzzz 1 Cprt 2 Zzzz 3 Cprt 1 Zzzz 2 Cprt 1 Armi 22 Zzzz 1
Armi 9 Palm 32 Nbat 31 Zzzz 8 Nbat 9 Zzzz 48 Hatr 19 Zzzz 1 Hatr 2 Zzzz 5 Hatr 5 Phnx 28 Zzzz 3
Phnx 1 Lydi 26 Zzzz 5 Lydi 1 Zzzz 64 Mero 32 Merc 24 Zzzz 4 Merc 20 Zzzz 2 Merc 46 Khar 4 Zzzz 1
Khar 2 Zzzz 5 Khar 8 Zzzz 1 Khar 3 Zzzz 1 Khar 29 Zzzz 2 Khar 3 Zzzz 4 Khar 10 Zzzz 7 Khar 9 Zzzz 7
Sarb 32 Narb 32 Zzzz 32 Mani 39 Zzzz 4 Mani 12 Zzzz 9 Avst 54 Zzzz 3 Avst 7 Prti 22 Zzzz 2 Prti 8
Phli 19 Zzzz 5 Phli 8 Phlp 18 Zzzz 7 Phlp 4 Zzzz 12 Phlp 7 Zzzz 80 Orkh 73 Zzzz 55 Hung 51 Zzzz 13
Hung 51 Zzzz 7 Hung 6 Rohg 40 Zzzz 8 Rohg 10 Zzzz 294 Arab 31 Zzzz 1 Yezi 42 Zzzz 1 Yezi 3 Zzzz 2
Yezi 2 Zzzz 75 Arab 3 Sogo 40 Zzzz 8 Sogd 42 Zzzz 22 Ougr 26 Zzzz 38 Chrs 28 Zzzz 20 Elym 23 Zzzz 9
Brah 78 Zzzz 4 Brah 36 Zzzz 9 Brah 1 Kthi 67 Zzzz 10 Kthi 1 Zzzz 2 Sora 25 Zzzz 7 Sora 10 Zzzz 6
Cakm 53 Zzzz 1 Cakm 18 Zzzz 8 Mahj 39 Zzzz 9 Shrd 96 Zzzz 1 Sinh 20 Zzzz 11 Khoj 18 Zzzz 1 Khoj 47
Zzzz 62 Mult 7 Zzzz 1 Mult 1 Zzzz 1 Mult 4 Zzzz 1 Mult 15 Zzzz 1 Mult 11 Zzzz 6 Sind 59 Zzzz 5 Sind
10 Zzzz 6 Gran 4 Zzzz 1 Gran 8 Zzzz 2 Gran 2 Zzzz 2 Gran 22 Zzzz 1 Gran 7 Zzzz 1 Gran 2 Zzzz 1 Gran
5 Zzzz 1 Zinh 1 Gran 9 Zzzz 2 Gran 2 Zzzz 2 Gran 3 Zzzz 2 Gran 1 Zzzz 6 Gran 1 Zzzz 5 Gran 7 Zzzz 2
Gran 7 Zzzz 3 Gran 5 Zzzz 139 Newa 92 Zzzz 1 Newa 5 Zzzz 30 Tirh 72 Zzzz 8 Tirh 10 Zzzz 166 Sidd 54
Zzzz 2 Sidd 38 Zzzz 34 Modi 69 Zzzz 11 Modi 10 Zzzz 6 Mong 13 Zzzz 19 Takr 58 Zzzz 6 Takr 10 Zzzz
54 Ahom 27 Zzzz 2 Ahom 15 Zzzz 4 Ahom 23 Zzzz 185 Dogr 60 Zzzz 100 Wara 83 Zzzz 12 Wara 1 Diak 7
Zzzz 2 Diak 1 Zzzz 2 Diak 8 Zzzz 1 Diak 2 Zzzz 1 Diak 30 Zzzz 1 Diak 2 Zzzz 2 Diak 12 Zzzz 9 Diak
10 Zzzz 70 Nand 8 Zzzz 2 Nand 46 Zzzz 2 Nand 11 Zzzz 27 Zanb 72 Zzzz 8 Soyo 83 Zzzz 13 Cans 16 Pauc
57 Zzzz 7 Deva 10 Zzzz 246 Bhks 9 Zzzz 1 Bhks 45 Zzzz 1 Bhks 14 Zzzz 10 Bhks 29 Zzzz 3 Marc 32 Zzzz
2 Marc 22 Zzzz 1 Marc 14 Zzzz 73 Gonm 7 Zzzz 1 Gonm 2 Zzzz 1 Gonm 44 Zzzz 3 Gonm 1 Zzzz 1 Gonm 2
Zzzz 1 Gonm 9 Zzzz 8 Gonm 10 Zzzz 6 Gong 6 Zzzz 1 Gong 2 Zzzz 1 Gong 37 Zzzz 1 Gong 2 Zzzz 1 Gong 6
Zzzz 7 Gong 10 Zzzz 310 Maka 25 Zzzz 7 Kawi 17 Zzzz 1 Kawi 41 Zzzz 3 Kawi 28 Zzzz 86 Lisu 1 Zzzz 15
Taml 50 Zzzz 13 Taml 1 Xsux 922 Zzzz 102 Xsux 111 Zzzz 1 Xsux 5 Zzzz 11 Xsux 196 Zzzz 2636 Cpmn 99
Zzzz 13 Egyp 1110 Zzzz 4010 Hluw 583 Zzzz 8633 Bamu 569 Zzzz 7 Mroo 31 Zzzz 1 Mroo 10 Zzzz 4 Mroo 2
Tnsa 79 Zzzz 1 Tnsa 10 Zzzz 6 Bass 30 Zzzz 2 Bass 6 Zzzz 10 Hmng 70 Zzzz 10 Hmng 10 Zzzz 1 Hmng 7
Zzzz 1 Hmng 21 Zzzz 5 Hmng 19 Zzzz 688 Medf 91 Zzzz 101 Plrd 75 Zzzz 4 Plrd 57 Zzzz 7 Plrd 17 Zzzz
64 Tang 1 Nshu 1 Hani 2 Kits 1 Zzzz 11 Hani 2 Zzzz 14 Tang 6136 Zzzz 8 Tang 768 Kits 470 Zzzz 42
Tang 9 Zzzz 8935 Kana 4 Zzzz 1 Kana 7 Zzzz 1 Kana 2 Zzzz 1 Kana 1 Hira 287 Kana 3 Zzzz 15 Hira 1
Zzzz 29 Hira 3 Zzzz 2 Kana 1 Zzzz 14 Kana 4 Zzzz 8 Nshu 396 Zzzz 2308 Dupl 107 Zzzz 5 Dupl 13 Zzzz
3 Dupl 9 Zzzz 7 Dupl 10 Zzzz 2 Dupl 4 Zyyy 4 Zzzz 4700 Zinh 46 Zzzz 2 Zinh 23 Zzzz 9 Zyyy 116 Zzzz
60 Zyyy 246 Zzzz 10 Zyyy 39 Zzzz 2 Zyyy 62 Zinh 3 Zyyy 17 Zinh 8 Zyyy 2 Zinh 7 Zyyy 30 Zinh 4 Zyyy
61 Zzzz 21 Grek 70 Zzzz 122 Zyyy 20 Zzzz 12 Zyyy 20 Zzzz 12 Zyyy 87 Zzzz 9 Zyyy 25 Zzzz 135 Zyyy 85
Zzzz 1 Zyyy 71 Zzzz 1 Zyyy 2 Zzzz 2 Zyyy 1 Zzzz 2 Zyyy 2 Zzzz 2 Zyyy 4 Zzzz 1 Zyyy 12 Zzzz 1 Zyyy 1
Zzzz 1 Zyyy 7 Zzzz 1 Zyyy 65 Zzzz 1 Zyyy 4 Zzzz 2 Zyyy 8 Zzzz 1 Zyyy 7 Zzzz 1 Zyyy 28 Zzzz 1 Zyyy 4
Zzzz 1 Zyyy 5 Zzzz 1 Zyyy 1 Zzzz 3 Zyyy 7 Zzzz 1 Zyyy 340 Zzzz 2 Zyyy 292 Zzzz 2 Zyyy 50 Sgnw 652
Zzzz 15 Sgnw 5 Zzzz 1 Sgnw 15 Zzzz 1104 Latn 31 Zzzz 6 Latn 6 Zzzz 213 Glag 7 Zzzz 1 Glag 17 Zzzz 2
Glag 7 Zzzz 1 Glag 2 Zzzz 1 Glag 5 Zzzz 5 Cyrl 62 Zzzz 33 Cyrl 1 Zzzz 112 Hmnp 45 Zzzz 3 Hmnp 14
Zzzz 2 Hmnp 10 Zzzz 4 Hmnp 2 Zzzz 320 Toto 31 Zzzz 17 Wcho 58 Zzzz 5 Wcho 1 Zzzz 464 Nagm 42 Zzzz
742 Ethi 7 Zzzz 1 Ethi 4 Zzzz 1 Ethi 2 Zzzz 1 Ethi 15 Zzzz 1 Mend 197 Zzzz 2 Mend 16 Zzzz 41 Adlm
76 Zzzz 4 Adlm 10 Zzzz 4 Adlm 2 Zzzz 785 Zyyy 68 Zzzz 76 Zyyy 61 Zzzz 194 Arab 4 Zzzz 1 Arab 27
Zzzz 1 Arab 2 Zzzz 1 Arab 1 Zzzz 2 Arab 1 Zzzz 1 Arab 10 Zzzz 1 Arab 4 Zzzz 1 Arab 1 Zzzz 1 Arab 1
Zzzz 6 Arab 1 Zzzz 4 Arab 1 Zzzz 1 Arab 1 Zzzz 1 Arab 1 Zzzz 1 Arab 3 Zzzz 1 Arab 2 Zzzz 1 Arab 1
Zzzz 2 Arab 1 Zzzz 1 Arab 1 Zzzz 1 Arab 1 Zzzz 1 Arab 1 Zzzz 1 Arab 1 Zzzz 1 Arab 2 Zzzz 1 Arab 1
Zzzz 2 Arab 4 Zzzz 1 Arab 7 Zzzz 1 Arab 4 Zzzz 1 Arab 4 Zzzz 1 Arab 1 Zzzz 1 Arab 10 Zzzz 1 Arab 17
Zzzz 5 Arab 3 Zzzz 1 Arab 5 Zzzz 1 Arab 17 Zzzz 52 Arab 2 Zzzz 270 Zyyy 44 Zzzz 4 Zyyy 100 Zzzz 12
Zyyy 15 Zzzz 2 Zyyy 15 Zzzz 1 Zyyy 15 Zzzz 1 Zyyy 37 Zzzz 10 Zyyy 174 Zzzz 56 Zyyy 26 Hira 1 Zyyy 2
Zzzz 13 Zyyy 44 Zzzz 4 Zyyy 9 Zzzz 7 Zyyy 2 Zzzz 14 Zyyy 6 Zzzz 154 Zyyy 984 Zzzz 4 Zyyy 17 Zzzz 3
Zyyy 13 Zzzz 3 Zyyy 119 Zzzz 4 Zyyy 95 Zzzz 6 Zyyy 12 Zzzz 4 Zyyy 1 Zzzz 15 Zyyy 12 Zzzz 4 Zyyy 56
Zzzz 8 Zyyy 10 Zzzz 6 Zyyy 40 Zzzz 8 Zyyy 30 Zzzz 2 Zyyy 2 Zzzz 78 Zyyy 340 Zzzz 12 Zyyy 14 Zzzz 2
Zyyy 13 Zzzz 3 Zyyy 9 Zzzz 7 Zyyy 46 Zzzz 1 Zyyy 7 Zzzz 8 Zyyy 14 Zzzz 4 Zyyy 9 Zzzz 7 Zyyy 9 Zzzz
7 Zyyy 147 Zzzz 1 Zyyy 55 Zzzz 37 Zyyy 10 Zzzz 1030 Hani 42720 Zzzz 32 Hani 4154 Zzzz 6 Hani 222
Zzzz 2 Hani 5762 Zzzz 14 Hani 7473 Zzzz 3103 Hani 542 Zzzz 1506 Hani 4939 Zzzz 5 Hani 4192 Zzzz
711761 Zyyy 1 Zzzz 30 Zyyy 96 Zzzz 128 Zinh 240 Zzzz 196112
"""


#: Value and length, by turns.
SCRIPT_EXTENSIONS = """\
- 834 Grek 1 - 2 Grek 1 - 29 Latn 13 - 275 Cyrl,Perm 1 Cyrl,Glag 1 Cyrl,Latn 2 Cyrl,Glag 1 - 388
Arab,Nkoo,Rohg,Syrc,Thaa,Yezi 1 - 14 Arab,Nkoo,Rohg,Syrc,Thaa,Yezi 1 Arab,Syrc,Thaa 1 - 2
Adlm,Arab,Nkoo,Rohg,Syrc,Thaa,Yezi 1 - 32 Adlm,Arab,Mand,Mani,Ougr,Phlp,Rohg,Sogd,Syrc 1 - 10
Arab,Syrc 11 - 10 Arab,Thaa,Yezi 10 - 6 Arab,Syrc 1 - 99 Arab,Rohg 1 - 636
Beng,Deva,Gran,Gujr,Guru,Knda,Latn,Mlym,Orya,Shrd,Taml,Telu,Tirh 1
Beng,Deva,Gran,Gujr,Guru,Knda,Latn,Mlym,Orya,Taml,Telu,Tirh 1 - 17
Beng,Deva,Dogr,Gong,Gonm,Gran,Gujr,Guru,Knda,Mahj,Mlym,Nand,Orya,Sind,Sinh,Sylo,Takr,Taml,Telu,Tirh
1
Beng,Deva,Dogr,Gong,Gonm,Gran,Gujr,Guru,Knda,Limb,Mahj,Mlym,Nand,Orya,Sind,Sinh,Sylo,Takr,Taml,Telu,Tirh
1 Deva,Dogr,Kthi,Mahj 10 - 118 Beng,Cakm,Sylo 10 - 118 Guru,Mult 10 - 118 Gujr,Khoj 10 - 246
Gran,Taml 14 - 242 Knda,Nand 10 - 848 Cakm,Mymr,Tale 10 - 177 Geor,Latn 1 - 1593
Buhd,Hano,Tagb,Tglg 2 - 203 Mong,Phag 2 - 1 Mong,Phag 1 - 1226 Beng,Deva,Gran,Knda 1 Deva 1
Beng,Deva,Gran,Knda 1 Deva,Gran 1 Deva 1 Beng,Deva 2 Deva,Shrd 1 Beng,Deva 1 Deva,Shrd 1
Deva,Knda,Mlym,Orya,Taml,Telu 1 Deva 1 Deva,Shrd 2 Deva 2 Deva,Shrd 1 Beng,Deva 1 Deva 7 Deva,Nand
1 Beng,Deva 1 Deva 2 Beng,Deva 1 Deva 4 Beng,Deva,Gran,Knda,Nand,Orya,Telu,Tirh 1 Deva,Gran 1
Deva,Gran,Knda 1 Beng,Deva 2 Beng 1 Deva,Gran 2 Nand 1 - 197 Grek 2 - 54 Cyrl,Syrc 1 - 1 Syrc 1 -
564 Latn,Mong 1 - 192 Deva,Gran,Latn 1 - 3410 Cyrl,Glag 1 - 445 Bopo,Hang,Hani,Hira,Kana,Yiii 2
Bopo,Hang,Hani,Hira,Kana 1 - 2 Hani 1 - 1 Bopo,Hang,Hani,Hira,Kana,Yiii 10 - 1
Bopo,Hang,Hani,Hira,Kana 1 Bopo,Hang,Hani,Hira,Kana,Yiii 8 Bopo,Hang,Hani,Hira,Kana 4 - 10
Bopo,Hani 4 - 2 Bopo,Hang,Hani,Hira,Kana 1 Hira,Kana 5 - 1 Bopo,Hang,Hani,Hira,Kana 1 - 4
Hani,Hira,Kana 2 Hani 2 - 89 Hira,Kana 4 - 3 Hira,Kana 1 - 90 Bopo,Hang,Hani,Hira,Kana,Yiii 1
Hira,Kana 1 - 147 Hani 16 - 32 Hani 36 - 60 Hani 40 - 56 Hani 49 - 15 Hani 12 - 51 Hani 1 - 88 Hani
25 - 10 Hani 5 - 96 Hani 31 - 29296 Cyrl,Glag 1 - 144 Hani,Latn 8 - 296
Deva,Dogr,Gujr,Guru,Khoj,Knda,Kthi,Mahj,Mlym,Modi,Nand,Sind,Takr,Tirh 3
Deva,Dogr,Gujr,Guru,Khoj,Knda,Kthi,Mahj,Modi,Nand,Sind,Takr,Tirh 3
Deva,Dogr,Gujr,Guru,Khoj,Kthi,Mahj,Modi,Sind,Takr,Tirh 4 - 183 Beng,Deva 1 - 1 Deva,Taml 1 - 58
Kali,Latn,Mymr 1 - 160 Bugi,Java 1 - 21358 Arab,Nkoo 2 - 178 Arab,Thaa 1 - 10 Arab,Thaa 1 - 71
Bopo,Hang,Hani,Hira,Kana 2 - 282 Bopo,Hang,Hani,Hira,Kana,Yiii 5 - 10 Hira,Kana 1 - 45 Hira,Kana 2
- 352 Cpmn,Cprt,Linb 2 Cprt,Linb 1 - 4 Cprt,Lina,Linb 45 - 3 Cprt,Linb 9 - 416 Arab,Copt 28 - 2038
Mani,Ougr 1 - 2062 Gran,Taml 1 - 1 Gran,Taml 1 - 55 Gran,Taml 2 - 3219 Gran,Taml 2 - 1 Gran,Taml 1
- 40140 Dupl 4 - 5820 Hani 18 - 7902 Hani 2 - 986542
"""


#: Value and length, by turns.
GRAPHEME_CLUSTER_BREAK = """\
Control 10 LF 1 Control 2 CR 1 Control 18 Other 95 Control 33 Other 13 Control 1 Other 594 Extend
112 Other 275 Extend 7 Other 263 Extend 45 Other 1 Extend 1 Other 1 Extend 2 Other 1 Extend 2 Other
1 Extend 1 Other 56 Prepend 6 Other 10 Extend 11 Other 1 Control 1 Other 46 Extend 21 Other 16
Extend 1 Other 101 Extend 7 Prepend 1 Other 1 Extend 6 Other 2 Extend 2 Other 1 Extend 4 Other 33
Prepend 1 Other 1 Extend 1 Other 30 Extend 27 Other 91 Extend 11 Other 58 Extend 9 Other 9 Extend 1
Other 24 Extend 4 Other 1 Extend 9 Other 1 Extend 3 Other 1 Extend 5 Other 43 Extend 3 Other 52
Prepend 2 Other 6 Extend 8 Other 42 Extend 24 Prepend 1 Extend 32 SpacingMark 1 Other 54 Extend 1
SpacingMark 1 Extend 1 Other 1 SpacingMark 3 Extend 8 SpacingMark 4 Extend 1 SpacingMark 2 Other 1
Extend 7 Other 10 Extend 2 Other 29 Extend 1 SpacingMark 2 Other 56 Extend 1 Other 1 Extend 1
SpacingMark 2 Extend 4 Other 2 SpacingMark 2 Other 2 SpacingMark 2 Extend 1 Other 9 Extend 1 Other
10 Extend 2 Other 26 Extend 1 Other 2 Extend 2 SpacingMark 1 Other 56 Extend 1 Other 1 SpacingMark
3 Extend 2 Other 4 Extend 2 Other 2 Extend 3 Other 3 Extend 1 Other 30 Extend 2 Other 3 Extend 1
Other 11 Extend 2 SpacingMark 1 Other 56 Extend 1 Other 1 SpacingMark 3 Extend 5 Other 1 Extend 2
SpacingMark 1 Other 1 SpacingMark 2 Extend 1 Other 20 Extend 2 Other 22 Extend 6 Other 1 Extend 1
SpacingMark 2 Other 56 Extend 1 Other 1 Extend 2 SpacingMark 1 Extend 4 Other 2 SpacingMark 2 Other
2 SpacingMark 2 Extend 1 Other 7 Extend 3 Other 10 Extend 2 Other 30 Extend 1 Other 59 Extend 1
SpacingMark 1 Extend 1 SpacingMark 2 Other 3 SpacingMark 3 Other 1 SpacingMark 3 Extend 1 Other 9
Extend 1 Other 40 Extend 1 SpacingMark 3 Extend 1 Other 55 Extend 1 Other 1 Extend 3 SpacingMark 4
Other 1 Extend 3 Other 1 Extend 4 Other 7 Extend 2 Other 11 Extend 2 Other 29 Extend 1 SpacingMark
2 Other 56 Extend 1 Other 1 SpacingMark 1 Extend 1 SpacingMark 2 Extend 1 SpacingMark 2 Other 1
Extend 1 SpacingMark 2 Other 1 SpacingMark 2 Extend 2 Other 7 Extend 2 Other 11 Extend 2 Other 15
SpacingMark 1 Other 12 Extend 2 SpacingMark 2 Other 55 Extend 2 Other 1 Extend 1 SpacingMark 2
Extend 4 Other 1 SpacingMark 3 Other 1 SpacingMark 3 Extend 1 Prepend 1 Other 8 Extend 1 Other 10
Extend 2 Other 29 Extend 1 SpacingMark 2 Other 70 Extend 1 Other 4 Extend 1 SpacingMark 2 Extend 3
Other 1 Extend 1 Other 1 SpacingMark 7 Extend 1 Other 18 SpacingMark 2 Other 61 Extend 1 Other 1
SpacingMark 1 Extend 7 Other 12 Extend 8 Other 98 Extend 1 Other 1 SpacingMark 1 Extend 9 Other 11
Extend 7 Other 73 Extend 2 Other 27 Extend 1 Other 1 Extend 1 Other 1 Extend 1 Other 4 SpacingMark
2 Other 49 Extend 14 SpacingMark 1 Extend 5 Other 1 Extend 2 Other 5 Extend 11 Other 1 Extend 36
Other 9 Extend 1 Other 102 Extend 4 SpacingMark 1 Extend 6 Other 1 Extend 2 SpacingMark 2 Extend 2
Other 23 SpacingMark 2 Extend 2 Other 4 Extend 3 Other 16 Extend 4 Other 13 Extend 1 Other 1
SpacingMark 1 Extend 2 Other 6 Extend 1 Other 15 Extend 1 Other 98 L 96 V 72 T 88 Other 349 Extend
3 Other 946 Extend 3 SpacingMark 1 Other 28 Extend 2 SpacingMark 1 Other 29 Extend 2 Other 30
Extend 2 Other 64 Extend 2 SpacingMark 1 Extend 7 SpacingMark 8 Extend 1 SpacingMark 2 Extend 11
Other 9 Extend 1 Other 45 Extend 3 Control 1 Extend 1 Other 117 Extend 2 Other 34 Extend 1 Other
118 Extend 3 SpacingMark 4 Extend 2 SpacingMark 3 Other 4 SpacingMark 2 Extend 1 SpacingMark 6
Extend 3 Other 219 Extend 2 SpacingMark 2 Extend 1 Other 57 SpacingMark 1 Extend 1 SpacingMark 1
Extend 7 Other 1 Extend 1 Other 1 Extend 1 Other 2 Extend 8 SpacingMark 6 Extend 10 Other 2 Extend
1 Other 48 Extend 31 Other 49 Extend 4 SpacingMark 1 Other 47 Extend 7 SpacingMark 1 Extend 1
SpacingMark 5 Extend 1 SpacingMark 2 Other 38 Extend 9 Other 12 Extend 2 SpacingMark 1 Other 30
SpacingMark 1 Extend 4 SpacingMark 2 Extend 2 SpacingMark 1 Extend 3 Other 56 Extend 1 SpacingMark
1 Extend 2 SpacingMark 3 Extend 1 SpacingMark 1 Extend 3 SpacingMark 2 Other 48 SpacingMark 8
Extend 8 SpacingMark 2 Extend 2 Other 152 Extend 3 Other 1 Extend 13 SpacingMark 1 Extend 7 Other 4
Extend 1 Other 6 Extend 1 Other 2 SpacingMark 1 Extend 2 Other 198 Extend 64 Other 523 Control 1
Extend 1 ZWJ 1 Control 2 Other 24 Control 7 Other 49 Control 16 Other 96 Extend 33 Other 3070
Extend 3 Other 141 Extend 1 Other 96 Extend 32 Other 554 Extend 6 Other 105 Extend 2 Other 30164
Extend 4 Other 1 Extend 10 Other 32 Extend 2 Other 80 Extend 2 Other 272 Extend 1 Other 3 Extend 1
Other 4 Extend 1 Other 23 SpacingMark 2 Extend 2 SpacingMark 1 Other 4 Extend 1 Other 83
SpacingMark 2 Other 50 SpacingMark 16 Extend 2 Other 26 Extend 18 Other 13 Extend 1 Other 38 Extend
8 Other 25 Extend 11 SpacingMark 2 Other 12 L 29 Other 3 Extend 3 SpacingMark 1 Other 47 Extend 1
SpacingMark 2 Extend 4 SpacingMark 2 Extend 2 SpacingMark 3 Other 36 Extend 1 Other 67 Extend 6
SpacingMark 2 Extend 2 SpacingMark 2 Extend 2 Other 12 Extend 1 Other 8 Extend 1 SpacingMark 1
Other 46 Extend 1 Other 51 Extend 1 Other 1 Extend 3 Other 2 Extend 2 Other 5 Extend 2 Other 1
Extend 1 Other 41 SpacingMark 1 Extend 2 SpacingMark 2 Other 5 SpacingMark 1 Extend 1 Other 236
SpacingMark 2 Extend 1 SpacingMark 2 Extend 1 SpacingMark 2 Other 1 SpacingMark 1 Extend 1 Other 18
LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV
1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1
LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT
27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27
LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV
1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1
LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT
27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27
LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV
1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1
LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT
27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27
LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV
1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1
LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT
27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27
LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV
1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1
LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT
27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27
LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV
1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1
LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT
27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27
LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV
1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1
LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT
27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27
LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV
1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1
LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT
27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27
LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV
1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1
LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT
27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27
LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV
1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1
LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT
27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27
LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV
1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1
LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT
27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27
LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV
1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1
LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT
27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27
LV 1 LVT 27 LV 1 LVT 27 LV 1 LVT 27 Other 12 V 23 Other 4 T 49 Other 8994 Extend 1 Other 737 Extend
16 Other 16 Extend 16 Other 207 Control 1 Other 158 Extend 2 Other 80 Control 12 Other 513 Extend 1
Other 226 Extend 1 Other 149 Extend 5 Other 1670 Extend 3 Other 1 Extend 2 Other 5 Extend 4 Other
40 Extend 3 Other 4 Extend 1 Other 165 Extend 2 Other 573 Extend 4 Other 387 Extend 2 Other 80
Extend 3 Other 70 Extend 11 Other 49 Extend 4 Other 122 SpacingMark 1 Extend 1 SpacingMark 1 Other
53 Extend 15 Other 41 Extend 1 Other 2 Extend 2 Other 10 Extend 3 SpacingMark 1 Other 45
SpacingMark 3 Extend 4 SpacingMark 2 Extend 2 Other 2 Prepend 1 Other 4 Extend 1 Other 10 Prepend 1
Other 50 Extend 3 Other 36 Extend 5 SpacingMark 1 Extend 8 Other 16 SpacingMark 2 Other 44 Extend 1
Other 12 Extend 2 SpacingMark 1 Other 48 SpacingMark 3 Extend 9 SpacingMark 2 Other 1 Prepend 2
Other 5 Extend 4 Other 1 SpacingMark 1 Extend 1 Other 92 SpacingMark 3 Extend 3 SpacingMark 2
Extend 1 SpacingMark 1 Extend 2 Other 6 Extend 1 Other 2 Extend 1 Other 157 Extend 1 SpacingMark 3
Extend 8 Other 21 Extend 2 SpacingMark 2 Other 55 Extend 2 Other 1 Extend 1 SpacingMark 1 Extend 1
SpacingMark 4 Other 2 SpacingMark 2 Other 2 SpacingMark 3 Other 9 Extend 1 Other 10 SpacingMark 2
Other 2 Extend 7 Other 3 Extend 5 Other 192 SpacingMark 3 Extend 8 SpacingMark 2 Extend 3
SpacingMark 1 Extend 1 Other 23 Extend 1 Other 81 Extend 1 SpacingMark 2 Extend 6 SpacingMark 1
Extend 1 SpacingMark 2 Extend 1 SpacingMark 1 Extend 2 SpacingMark 1 Extend 2 Other 235 Extend 1
SpacingMark 2 Extend 4 Other 2 SpacingMark 4 Extend 2 SpacingMark 1 Extend 2 Other 27 Extend 2
Other 82 SpacingMark 3 Extend 8 SpacingMark 2 Extend 1 SpacingMark 1 Extend 2 Other 106 Extend 1
SpacingMark 1 Extend 1 SpacingMark 2 Extend 6 SpacingMark 1 Extend 1 Other 101 Extend 3 Other 2
Extend 4 SpacingMark 1 Extend 5 Other 256 SpacingMark 3 Extend 9 SpacingMark 1 Extend 2 Other 245
Extend 1 SpacingMark 5 Other 1 SpacingMark 2 Other 2 Extend 2 SpacingMark 1 Extend 1 Prepend 1
SpacingMark 1 Prepend 1 SpacingMark 1 Extend 1 Other 141 SpacingMark 3 Extend 4 Other 2 Extend 2
SpacingMark 4 Extend 1 Other 3 SpacingMark 1 Other 28 Extend 10 Other 40 Extend 6 SpacingMark 1
Prepend 1 Extend 4 Other 8 Extend 1 Other 9 Extend 6 SpacingMark 2 Extend 3 Other 40 Prepend 6
Extend 13 SpacingMark 1 Extend 2 Other 405 SpacingMark 1 Extend 7 Other 1 Extend 6 SpacingMark 1
Extend 1 Other 82 Extend 22 Other 1 SpacingMark 1 Extend 7 SpacingMark 1 Extend 2 SpacingMark 1
Extend 2 Other 122 Extend 6 Other 3 Extend 1 Other 1 Extend 2 Other 1 Extend 7 Prepend 1 Extend 1
Other 66 SpacingMark 5 Other 1 Extend 2 Other 1 SpacingMark 2 Extend 1 SpacingMark 1 Extend 1 Other
347 Extend 2 SpacingMark 2 Other 9 Extend 2 Prepend 1 SpacingMark 1 Other 48 SpacingMark 2 Extend 5
Other 3 SpacingMark 2 Extend 1 SpacingMark 1 Extend 1 Other 5357 Control 16 Extend 1 Other 6 Extend
15 Other 13978 Extend 5 Other 59 Extend 7 Other 1048 Extend 1 Other 1 SpacingMark 55 Other 7 Extend
4 Other 81 Extend 1 Other 11 SpacingMark 2 Other 19627 Extend 2 Other 1 Control 4 Other 4700 Extend
46 Other 2 Extend 23 Other 542 Extend 1 SpacingMark 1 Extend 3 Other 3 SpacingMark 1 Extend 5
Control 8 Extend 8 Other 2 Extend 7 Other 30 Extend 4 Other 148 Extend 3 Other 1979 Extend 55 Other
4 Extend 50 Other 8 Extend 1 Other 14 Extend 1 Other 22 Extend 5 Other 1 Extend 15 Other 1360
Extend 7 Other 1 Extend 17 Other 2 Extend 7 Other 1 Extend 2 Other 1 Extend 5 Other 100 Extend 1
Other 160 Extend 7 Other 375 Extend 1 Other 61 Extend 4 Other 508 Extend 4 Other 992 Extend 7 Other
109 Extend 7 Other 2203 Regional_Indicator 26 Other 507 Extend 5 Other 789504 Control 32 Extend 96
Control 128 Extend 240 Control 3600 Other 192512
"""


#: Value and length, by turns.
INDIC_CONJUNCT_BREAK = """\
None 768 Extend 112 None 275 Extend 7 None 263 Extend 45 None 1 Extend 1 None 1 Extend 2 None 1
Extend 2 None 1 Extend 1 None 72 Extend 11 None 48 Extend 21 None 16 Extend 1 None 101 Extend 7
None 2 Extend 6 None 2 Extend 2 None 1 Extend 4 None 35 Extend 1 None 30 Extend 27 None 91 Extend
11 None 58 Extend 9 None 9 Extend 1 None 24 Extend 4 None 1 Extend 9 None 1 Extend 3 None 1 Extend
5 None 43 Extend 3 None 60 Extend 8 None 42 Extend 24 None 1 Extend 32 None 18 Consonant 37 Extend
1 None 1 Extend 1 None 4 Extend 8 None 4 Linker 1 None 3 Extend 7 Consonant 8 None 2 Extend 2 None
20 Consonant 8 None 1 Extend 1 None 19 Consonant 20 None 1 Consonant 7 None 1 Consonant 1 None 3
Consonant 4 None 2 Extend 1 None 1 Extend 1 None 2 Extend 4 None 8 Linker 1 None 9 Extend 1 None 4
Consonant 2 None 1 Consonant 1 None 2 Extend 2 None 12 Consonant 2 None 12 Extend 1 None 2 Extend 2
None 57 Extend 1 None 4 Extend 2 None 4 Extend 2 None 2 Extend 3 None 3 Extend 1 None 30 Extend 2
None 3 Extend 1 None 11 Extend 2 None 18 Consonant 20 None 1 Consonant 7 None 1 Consonant 2 None 1
Consonant 5 None 2 Extend 1 None 4 Extend 5 None 1 Extend 2 None 4 Linker 1 None 20 Extend 2 None
21 Consonant 1 Extend 6 None 1 Extend 1 None 19 Consonant 20 None 1 Consonant 7 None 1 Consonant 2
None 1 Consonant 5 None 2 Extend 1 None 1 Extend 2 None 1 Extend 4 None 8 Linker 1 None 7 Extend 3
None 4 Consonant 2 None 1 Consonant 1 None 2 Extend 2 None 13 Consonant 1 None 16 Extend 1 None 59
Extend 1 None 1 Extend 1 None 12 Extend 1 None 9 Extend 1 None 40 Extend 1 None 3 Extend 1 None 16
Consonant 20 None 1 Consonant 16 None 2 Extend 1 None 1 Extend 3 None 5 Extend 3 None 1 Extend 3
Linker 1 None 7 Extend 2 None 1 Consonant 3 None 7 Extend 2 None 29 Extend 1 None 58 Extend 1 None
2 Extend 1 None 2 Extend 1 None 3 Extend 1 None 5 Extend 2 None 7 Extend 2 None 11 Extend 2 None 28
Extend 2 None 19 Consonant 38 Extend 2 None 1 Extend 1 None 2 Extend 4 None 8 Linker 1 None 9
Extend 1 None 10 Extend 2 None 29 Extend 1 None 72 Extend 1 None 4 Extend 1 None 2 Extend 3 None 1
Extend 1 None 8 Extend 1 None 81 Extend 1 None 2 Extend 7 None 12 Extend 8 None 98 Extend 1 None 2
Extend 9 None 11 Extend 7 None 73 Extend 2 None 27 Extend 1 None 1 Extend 1 None 1 Extend 1 None 55
Extend 14 None 1 Extend 5 None 1 Extend 2 None 5 Extend 11 None 1 Extend 36 None 9 Extend 1 None
102 Extend 4 None 1 Extend 6 None 1 Extend 2 None 2 Extend 2 None 25 Extend 2 None 4 Extend 3 None
16 Extend 4 None 13 Extend 1 None 2 Extend 2 None 6 Extend 1 None 15 Extend 1 None 703 Extend 3
None 946 Extend 3 None 29 Extend 2 None 30 Extend 2 None 30 Extend 2 None 64 Extend 2 None 1 Extend
7 None 8 Extend 1 None 2 Extend 11 None 9 Extend 1 None 45 Extend 3 None 1 Extend 1 None 117 Extend
2 None 34 Extend 1 None 118 Extend 3 None 4 Extend 2 None 9 Extend 1 None 6 Extend 3 None 219
Extend 2 None 2 Extend 1 None 58 Extend 1 None 1 Extend 7 None 1 Extend 1 None 1 Extend 1 None 2
Extend 8 None 6 Extend 10 None 2 Extend 1 None 48 Extend 31 None 49 Extend 4 None 48 Extend 7 None
1 Extend 1 None 5 Extend 1 None 40 Extend 9 None 12 Extend 2 None 32 Extend 4 None 2 Extend 2 None
1 Extend 3 None 56 Extend 1 None 1 Extend 2 None 3 Extend 1 None 1 Extend 3 None 58 Extend 8 None 2
Extend 2 None 152 Extend 3 None 1 Extend 13 None 1 Extend 7 None 4 Extend 1 None 6 Extend 1 None 3
Extend 2 None 198 Extend 64 None 525 Extend 1 None 194 Extend 33 None 3070 Extend 3 None 141 Extend
1 None 96 Extend 32 None 554 Extend 6 None 105 Extend 2 None 30164 Extend 4 None 1 Extend 10 None
32 Extend 2 None 80 Extend 2 None 272 Extend 1 None 3 Extend 1 None 4 Extend 1 None 25 Extend 2
None 5 Extend 1 None 151 Extend 2 None 26 Extend 18 None 13 Extend 1 None 38 Extend 8 None 25
Extend 11 None 46 Extend 3 None 48 Extend 1 None 2 Extend 4 None 2 Extend 2 None 39 Extend 1 None
67 Extend 6 None 2 Extend 2 None 2 Extend 2 None 12 Extend 1 None 8 Extend 1 None 47 Extend 1 None
51 Extend 1 None 1 Extend 3 None 2 Extend 2 None 5 Extend 2 None 1 Extend 1 None 42 Extend 2 None 8
Extend 1 None 238 Extend 1 None 2 Extend 1 None 4 Extend 1 None 20272 Extend 1 None 737 Extend 16
None 16 Extend 16 None 366 Extend 2 None 605 Extend 1 None 226 Extend 1 None 149 Extend 5 None 1670
Extend 3 None 1 Extend 2 None 5 Extend 4 None 40 Extend 3 None 4 Extend 1 None 165 Extend 2 None
573 Extend 4 None 387 Extend 2 None 80 Extend 3 None 70 Extend 11 None 49 Extend 4 None 123 Extend
1 None 54 Extend 15 None 41 Extend 1 None 2 Extend 2 None 10 Extend 3 None 49 Extend 4 None 2
Extend 2 None 7 Extend 1 None 61 Extend 3 None 36 Extend 5 None 1 Extend 8 None 62 Extend 1 None 12
Extend 2 None 52 Extend 9 None 10 Extend 4 None 2 Extend 1 None 95 Extend 3 None 2 Extend 1 None 1
Extend 2 None 6 Extend 1 None 2 Extend 1 None 157 Extend 1 None 3 Extend 8 None 21 Extend 2 None 57
Extend 2 None 1 Extend 1 None 1 Extend 1 None 22 Extend 1 None 14 Extend 7 None 3 Extend 5 None 195
Extend 8 None 2 Extend 3 None 1 Extend 1 None 23 Extend 1 None 81 Extend 1 None 2 Extend 6 None 1
Extend 1 None 2 Extend 1 None 1 Extend 2 None 1 Extend 2 None 235 Extend 1 None 2 Extend 4 None 6
Extend 2 None 1 Extend 2 None 27 Extend 2 None 85 Extend 8 None 2 Extend 1 None 1 Extend 2 None 106
Extend 1 None 1 Extend 1 None 2 Extend 6 None 1 Extend 1 None 101 Extend 3 None 2 Extend 4 None 1
Extend 5 None 259 Extend 9 None 1 Extend 2 None 245 Extend 1 None 10 Extend 2 None 1 Extend 1 None
4 Extend 1 None 144 Extend 4 None 2 Extend 2 None 4 Extend 1 None 32 Extend 10 None 40 Extend 6
None 2 Extend 4 None 8 Extend 1 None 9 Extend 6 None 2 Extend 3 None 46 Extend 13 None 1 Extend 2
None 406 Extend 7 None 1 Extend 6 None 1 Extend 1 None 82 Extend 22 None 2 Extend 7 None 1 Extend 2
None 1 Extend 2 None 122 Extend 6 None 3 Extend 1 None 1 Extend 2 None 1 Extend 7 None 1 Extend 1
None 72 Extend 2 None 3 Extend 1 None 1 Extend 1 None 347 Extend 2 None 11 Extend 2 None 52 Extend
5 None 5 Extend 1 None 1 Extend 1 None 5373 Extend 1 None 6 Extend 15 None 13978 Extend 5 None 59
Extend 7 None 1048 Extend 1 None 63 Extend 4 None 81 Extend 1 None 19640 Extend 2 None 4705 Extend
46 None 2 Extend 23 None 542 Extend 1 None 1 Extend 3 None 4 Extend 5 None 8 Extend 8 None 2 Extend
7 None 30 Extend 4 None 148 Extend 3 None 1979 Extend 55 None 4 Extend 50 None 8 Extend 1 None 14
Extend 1 None 22 Extend 5 None 1 Extend 15 None 1360 Extend 7 None 1 Extend 17 None 2 Extend 7 None
1 Extend 2 None 1 Extend 5 None 100 Extend 1 None 160 Extend 7 None 375 Extend 1 None 61 Extend 4
None 508 Extend 4 None 992 Extend 7 None 109 Extend 7 None 2736 Extend 5 None 789536 Extend 96 None
128 Extend 240 None 196112
"""


#: Lengths without and with the property, by turns.
DEFAULT_IGNORABLE = """\
173 1 673 1 716 1 2882 2 1619 2 85 5 2043 5 26 5 49 16 4340 1 52379 16 239 1 160 1 79 9 48295 4
5327 8 798341 4096 192512
"""


#: Lengths without and with the property, by turns.
EMOJI = """\
35 1 6 1 5 10 111 1 4 1 8077 1 12 1 216 1 22 1 90 6 15 2 367 2 12 1 166 1 25 11 4 3 199 1 231 2 10
1 9 1 58 4 1 5 9 1 2 1 2 2 2 1 4 1 2 1 1 2 2 1 3 1 3 2 8 3 5 1 1 1 5 12 11 2 2 1 1 2 1 1 18 1 2 2
18 6 1 1 1 2 3 2 5 1 2 2 4 2 11 2 5 2 2 1 5 2 1 1 1 2 20 2 5 6 1 4 2 1 4 1 2 1 2 6 1 1 2 1 1 1 1 1
6 1 3 1 6 1 10 2 15 1 2 1 4 1 1 1 4 3 1 1 11 2 48 3 9 1 14 1 14 1 372 2 463 3 19 2 51 1 4 1 1242 1
12 1 601 1 1 1 114026 1 202 1 160 2 12 2 14 1 2 10 75 26 1 2 23 1 20 1 2 9 21 2 174 34 2 112 2 2 1
3 2 83 2 3 1 263 1 63 11 6 1 24 7 2 2 8 12 1 2 4 2 1 4 2 13 2 2 1 8 2 9 1 5 3 12 3 8 3 2 1 1 1 4 1
6 1 3 1 6 86 48 70 5 8 2 3 4 10 3 1 1 2 3 1 2 10 227 12 4 1 283 47 1 10 1 185 112 13 3 9 7 46 1 7 8
14 4 9 7 9 984327
"""


#: Lengths without and with the property, by turns.
EMOJI_PRESENTATION = """\
8986 2 205 4 3 1 2 1 521 2 21 2 50 12 43 1 19 1 13 1 8 2 17 2 5 2 8 1 5 1 21 1 7 2 1 1 4 1 2 1 7 1
4 2 28 1 35 1 1 1 4 3 1 1 61 3 24 1 14 1 859 2 51 1 4 1 115886 1 202 1 190 1 2 10 75 26 1 1 24 1 20
1 2 5 1 3 21 2 174 33 12 9 1 70 1 22 12 43 4 5 12 17 3 1 3 71 1 1 1 187 2 63 13 4 1 24 18 1 26 2 13
1 86 85 48 70 6 1 3 3 2 3 4 4 11 2 7 9 227 12 4 1 283 47 1 10 1 185 112 13 3 9 7 46 1 7 8 14 4 9 7
9 984327
"""


#: Lengths without and with the property, by turns.
EXTENDED_PICTOGRAPHIC = """\
169 1 4 1 8077 1 12 1 216 1 22 1 90 6 15 2 367 2 12 1 95 1 70 1 25 11 4 3 199 1 231 2 10 1 9 1 58 4
1 6 1 12 1 114 10 118 2 11 1 1 1 1 6 1 3 1 6 1 10 2 15 1 2 1 4 1 1 1 4 3 1 1 11 5 45 3 9 1 14 1 14
1 372 2 463 3 19 2 51 1 4 1 1242 1 12 1 601 1 1 1 114022 256 13 3 31 1 60 6 12 2 14 1 2 10 18 57 27
15 10 1 20 1 2 9 1 4 9 434 5 318 8 266 48 128 116 12 85 43 12 4 56 8 10 6 40 8 30 82 12 47 1 10 1
441 256 1022 983042
"""


#: Each with its mirror image.
MIRRORED_PAIRS = """\
28 29 3c 3e 5b 5d 7b 7d ab bb f3a f3b f3c f3d 169b 169c 2039 203a 2045 2046 207d 207e 208d 208e
2208 220b 2209 220c 220a 220d 2215 29f5 221f 2bfe 2220 29a3 2221 299b 2222 29a0 2224 2aee 223c 223d
2243 22cd 2245 224c 2252 2253 2254 2255 2264 2265 2266 2267 2268 2269 226a 226b 226e 226f 2270 2271
2272 2273 2274 2275 2276 2277 2278 2279 227a 227b 227c 227d 227e 227f 2280 2281 2282 2283 2284 2285
2286 2287 2288 2289 228a 228b 228f 2290 2291 2292 2298 29b8 22a2 22a3 22a6 2ade 22a8 2ae4 22a9 2ae3
22ab 2ae5 22b0 22b1 22b2 22b3 22b4 22b5 22b6 22b7 22b8 27dc 22c9 22ca 22cb 22cc 22d0 22d1 22d6 22d7
22d8 22d9 22da 22db 22dc 22dd 22de 22df 22e0 22e1 22e2 22e3 22e4 22e5 22e6 22e7 22e8 22e9 22ea 22eb
22ec 22ed 22f0 22f1 22f2 22fa 22f3 22fb 22f4 22fc 22f6 22fd 22f7 22fe 2308 2309 230a 230b 2329 232a
2768 2769 276a 276b 276c 276d 276e 276f 2770 2771 2772 2773 2774 2775 27c3 27c4 27c5 27c6 27c8 27c9
27cb 27cd 27d5 27d6 27dd 27de 27e2 27e3 27e4 27e5 27e6 27e7 27e8 27e9 27ea 27eb 27ec 27ed 27ee 27ef
2983 2984 2985 2986 2987 2988 2989 298a 298b 298c 298d 2990 298e 298f 2991 2992 2993 2994 2995 2996
2997 2998 29a4 29a5 29a8 29a9 29aa 29ab 29ac 29ad 29ae 29af 29c0 29c1 29c4 29c5 29cf 29d0 29d1 29d2
29d4 29d5 29d8 29d9 29da 29db 29e8 29e9 29f8 29f9 29fc 29fd 2a2b 2a2c 2a2d 2a2e 2a34 2a35 2a3c 2a3d
2a64 2a65 2a79 2a7a 2a7b 2a7c 2a7d 2a7e 2a7f 2a80 2a81 2a82 2a83 2a84 2a85 2a86 2a87 2a88 2a89 2a8a
2a8b 2a8c 2a8d 2a8e 2a8f 2a90 2a91 2a92 2a93 2a94 2a95 2a96 2a97 2a98 2a99 2a9a 2a9b 2a9c 2a9d 2a9e
2a9f 2aa0 2aa1 2aa2 2aa6 2aa7 2aa8 2aa9 2aaa 2aab 2aac 2aad 2aaf 2ab0 2ab1 2ab2 2ab3 2ab4 2ab5 2ab6
2ab7 2ab8 2ab9 2aba 2abb 2abc 2abd 2abe 2abf 2ac0 2ac1 2ac2 2ac3 2ac4 2ac5 2ac6 2ac7 2ac8 2ac9 2aca
2acb 2acc 2acd 2ace 2acf 2ad0 2ad1 2ad2 2ad3 2ad4 2ad5 2ad6 2aec 2aed 2af7 2af8 2af9 2afa 2e02 2e03
2e04 2e05 2e09 2e0a 2e0c 2e0d 2e1c 2e1d 2e20 2e21 2e22 2e23 2e24 2e25 2e26 2e27 2e28 2e29 2e55 2e56
2e57 2e58 2e59 2e5a 2e5b 2e5c 3008 3009 300a 300b 300c 300d 300e 300f 3010 3011 3014 3015 3016 3017
3018 3019 301a 301b fe59 fe5a fe5b fe5c fe5d fe5e fe64 fe65 ff08 ff09 ff1c ff1e ff3b ff3d ff5b ff5d
ff5f ff60 ff62 ff63
"""


#: Opening and closing.
BRACKET_PAIRS = """\
28 29 5b 5d 7b 7d f3a f3b f3c f3d 169b 169c 2045 2046 207d 207e 208d 208e 2308 2309 230a 230b 2329
232a 2768 2769 276a 276b 276c 276d 276e 276f 2770 2771 2772 2773 2774 2775 27c5 27c6 27e6 27e7 27e8
27e9 27ea 27eb 27ec 27ed 27ee 27ef 2983 2984 2985 2986 2987 2988 2989 298a 298b 298c 298d 2990 298f
298e 2991 2992 2993 2994 2995 2996 2997 2998 29d8 29d9 29da 29db 29fc 29fd 2e22 2e23 2e24 2e25 2e26
2e27 2e28 2e29 2e55 2e56 2e57 2e58 2e59 2e5a 2e5b 2e5c 3008 3009 300a 300b 300c 300d 300e 300f 3010
3011 3014 3015 3016 3017 3018 3019 301a 301b fe59 fe5a fe5b fe5c fe5d fe5e ff08 ff09 ff3b ff3d ff5b
ff5d ff5f ff60 ff62 ff63
"""


#: A bracket and the one that it is canonically equivalent to (BD16).
BRACKET_EQUIVALENTS = """\
2329 3008 232a 3009
"""

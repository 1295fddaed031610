"""What is planted in the data of the dental company, so that there is something true to ask about."""

import datetime as dt

day = dt.date.fromisoformat

# when somebody bought for the last time, who buys in summer only, and who buys only what is planted below
STOPPED = {
    "D1026": day("2026-02-24"),
    "D1030": day("2026-04-10"),
    "D1010": day("2026-03-19"),
    "D1038": day("2026-04-28"),
}
SUMMER = {"D1045"}
FIXED = {"D1014", "D1046"}
PLACED = {"RES-3D", "DST-4", "AUT-24", "SGA-E", "STA-3D"}  # sold only where planted

# date | customer | code x quantity (discount), ...
PLANTED = """
2025-03-11|D1014|TUR-T4x1(5) GLN-Mx10(0)
2025-10-20|D1014|ANE-50x4(0)
2026-02-16|D1014|LUN-K5x3(0) BON-1x2(0)
2026-06-22|D1014|ABL-P3x1(8)
2025-09-15|D1004|STA-3Dx1(5) RES-3Dx4(0)
2026-01-20|D1006|STA-3Dx1(0) RES-3Dx2(0)
2026-03-30|D1025|STA-3Dx1(4)
2026-06-09|D1034|STA-3Dx1(6)
2026-02-10|D1004|RES-3Dx6(0)
2026-06-30|D1034|RES-3Dx5(0)
2026-05-05|D1006|RES-3Dx4(0)
2025-04-14|D1003|RIU-500x2(10)
2025-11-24|D1042|RIU-500x1(7)
2026-07-01|D1007|RIU-500x3(14)
2025-02-18|D1024|AUT-24x1(3)
2025-03-20|D1024|DST-4x1(0)
2026-05-12|D1024|AUT-24x1(5)
2025-05-20|D1032|AUT-24x1(0)
2025-06-11|D1032|DST-4x1(0)
2025-09-09|D1037|AUT-24x1(5)
2025-10-03|D1037|DST-4x1(0)
2026-01-13|D1041|AUT-24x1(0)
2026-02-05|D1041|DST-4x1(0)
2026-03-03|D1016|AUT-24x2(8)
2026-04-08|D1016|DST-4x2(0)
2026-10-06|D1019|AUT-24x1(4)
2025-06-17|D1009|RIU-300x1(6) SGA-Ex2(0)
2025-12-02|D1002|RIU-300x1(12) SGA-Ex1(12)
2026-04-21|D1015|RIU-300x1(9) SGA-Ex1(0)
2026-09-08|D1041|GLN-Sx12(0) GLN-Mx8(0)
2026-07-06|D1041|MSK-IIRx10(0)
2026-08-04|D1042|LIM-NTx20(15)
2026-05-26|D1021|ZIR-98x12(22)
2026-09-22|D1034|LFL-A2x40(25)
2026-11-05|D1032|LFL-A2x10(0)
2026-07-14|D1028|ASP-Ax2(5)
2026-09-10|D1028|RXM-60x2(4)
2026-08-27|D1022|TUR-T4x1(0)
2026-09-03|D1018|GES-4x6(0) ZIR-98x5(5)
2026-06-16|D1013|IMB-Sx1(0) DIS-5x8(3)
2026-10-27|D1013|CON-15x1(0)
"""

# date | customer | code | quantity | discount % | state | reason | closed
OFFERS = """
2026-03-16|D1033|RIU-300|1|10|persa|tempi di consegna troppo lunghi|2026-04-27
2026-05-18|D1012|FRS-5X|1|5|persa|ha scelto un usato|2026-06-30
2026-06-15|D1037|SCA-A|1|8|vinta|prova riuscita|2026-07-07
2026-10-12|D1020|RIU-100|1|4|aperta||
2026-11-03|D1020|LAM-S|2|0|aperta||
2026-10-19|D1044|SCA-A|1|5|aperta||
2026-11-06|D1009|SEN-HD|2|6|aperta||
2026-10-05|D1023|FRS-5X|1|7|aperta||
2026-10-28|D1024|RIU-100|2|10|aperta||
2026-11-10|D1031|SCA-L|1|3|aperta||
2026-11-09|D1003|RXM-60|2|5|aperta||
2026-10-21|D1034|RIU-300|2|12|aperta||
"""
# customers with no offers but those above
NO_OTHER_OFFERS = {"D1002", "D1010", "D1012", "D1014", "D1020", "D1026"}
NO_OTHER_OFFERS |= {"D1030", "D1033", "D1037", "D1038", "D1045", "D1046"}
LOST = ["prezzo troppo alto", "investimento rinviato", "ha scelto un concorrente", "ha scelto un usato"]
WON = ["assistenza vicina", "prova riuscita", "prezzo", "consegna rapida"]

# customer | code | from | until: the hires that are running
RUNNING = """
D1023|SCA-A|2026-09-01|2027-02-28
D1005|SCA-A|2026-05-04|2026-10-31
D1007|RXP-70|2026-03-02|2027-03-01
D1007|RXP-70|2026-10-01|2027-03-31
D1032|RXP-70|2026-08-28|2026-11-27
D1011|CMP-30|2026-07-13|2027-01-12
D1040|CMP-30|2026-08-03|2027-01-31
D1017|CMP-30|2026-09-01|2026-11-30
D1043|CMP-30|2026-05-07|2026-11-06
"""
# letters of the serial number, how many there are, how many are free
MACHINES = {"RXP-70": ("NM70", 5, 2), "SCA-A": ("ORA", 4, 1), "CMP-30": ("SLC", 5, 0)}

# opened | customer | machine | trouble | how bad | state | closed
TROUBLES = """
2026-11-09|D1004|AUT-18|Non scarica il vapore a fine ciclo|alta|aperto|
2026-11-11|D1038|RIU-100|Perdita d'acqua dal gruppo idrico|media|aperto|
2026-10-27|D1003|RIU-500|Bracciolo assistente bloccato|media|in attesa ricambi|
2026-10-30|D1021|FOR-3|La muffola non arriva in temperatura|alta|in attesa ricambi|
2026-11-12|D1042|SEN-HD|Immagine a righe|bassa|aperto|
2026-11-06|D1027|ASP-A|Rumore forte in aspirazione|media|aperto|
2026-02-24|D1030|AUT-18|Errore E5 in asciugatura|media|chiuso|2026-03-03
2026-03-17|D1016|RIU-300|Lampada non si accende|bassa|chiuso|2026-03-20
2026-06-08|D1016|AUT-18|Guarnizione sportello consumata|media|chiuso|2026-06-15
2026-09-29|D1016|CMP-15|Non raggiunge la pressione|alta|chiuso|2026-10-02
2025-05-13|D1016|TUR-T4|Cuscinetti rumorosi|bassa|chiuso|2025-05-27
"""
FAULTS = {
    "AUT-18": ["Errore E5 in asciugatura", "Guarnizione sportello consumata", "Non scarica il vapore"],
    "RIU-100": ["Schienale bloccato", "Perdita d'acqua alla bacinella", "Pedaliera non risponde"],
    "RIU-300": ["Siringa aria acqua gocciola", "Lampada non si accende"],
    "CMP-15": ["Non raggiunge la pressione", "Perde aria dal raccordo"],
    "TUR-T4": ["Cuscinetti rumorosi", "Fibra ottica spenta"],
    "FOR-3": ["Pompa del vuoto debole", "Termocoppia da tarare"],
    "SCA-A": ["Calibrazione non riuscita", "Il software non vede il puntale"],
    "ASP-A": ["Filtro intasato", "Scarsa aspirazione"],
}

# how late a customer pays, in days (others within a few days of the due date), and from when not at all
LATE = {"D1042": 75, "D1028": 62, "D1029": 24, "D1022": 48, "D1018": 52, "D1013": 12, "D1004": 35}
UNPAID = {"D1028": "2026-07-01", "D1042": "2026-07-20", "D1022": "2026-08-20", "D1018": "2026-08-20"}
LIMIT = {"p": 15000, "m": 25000, "g": 60000}
CREDIT = {"D1028": 8000}

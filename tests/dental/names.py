"""The invented names of the dental company: colleagues, customers, people and products, as small tables."""

# code | surname | name | duty | phone
STAFF = """
MGI|Giraudo|Marta|Responsabile commerciale|366 5550112
FPE|Peyron|Fabio|Agente|366 5550127
SBO|Boeri|Silvia|Agente|366 5550139
LTA|Tarditi|Luca|Agente|366 5550144
CNO|Novaro|Chiara|Agente|366 5550158
EZA|Zanetta|Enrico|Agente|366 5550163
PCA|Cavallo|Piero|Assistenza tecnica|366 5550171
DRI|Ricci|Donatella|Ufficio|366 5550186
"""

TYPES = {"S": "Studio dentistico", "C": "Clinica", "L": "Laboratorio odontotecnico", "U": "Università"}
SIZES = {"p": "piccolo", "m": "medio", "g": "grande"}
PREFIX = {"TO": "011", "CN": "0171", "AT": "0141", "NO": "0321", "VB": "0323", "BI": "015", "VC": "0161"}
PREFIX |= {"AL": "0131", "GE": "010", "SP": "0187", "SV": "019", "IM": "0184"}

# code | name | type and size | street | postcode | town | province | colleague
CUSTOMERS = """
D1001|Studio Dentistico Dott. Andrea Ferrero|Sp|Via Nizza 118|10126|Torino|TO|FPE
D1002|Studio Associato Bosio e Rolando|Sm|Corso Francia 47|10138|Torino|TO|FPE
D1003|Clinica Odontoiatrica San Salvario S.r.l.|Cg|Via Madama Cristina 61|10125|Torino|TO|FPE
D1004|Sorriso Vivo S.r.l. - sede di Torino|Cg|Corso Vittorio Emanuele II 92|10121|Torino|TO|FPE
D1005|Sorriso Vivo S.r.l. - sede di Genova|Cg|Via XX Settembre 33|16121|Genova|GE|SBO
D1006|Laboratorio Odontotecnico Mina S.n.c.|Lm|Strada Genova 210|10024|Moncalieri|TO|FPE
D1007|Clinica Odontoiatrica Universitaria Ateneo Subalpino|Ug|Via Nizza 230|10126|Torino|TO|FPE
D1008|Studio Dott.ssa Paola Gallo|Sp|Corso Susa 19|10098|Rivoli|TO|FPE
D1009|Studio Dentistico Dott. Roberto Gallo|Sm|Via Paleocapa 12|17100|Savona|SV|CNO
D1010|Ortodonzia Crocetta S.t.p.|Sm|Corso De Gasperi 30|10129|Torino|TO|FPE
D1011|Studio Medico Dentistico Viotti|Sp|Via Vittorio Emanuele II 74|10023|Chieri|TO|FPE
D1012|Arte Ceramica Laboratorio di Sacco Maurizio|Lp|Via Leinì 35|10036|Settimo Torinese|TO|FPE
D1013|Poliambulatorio Monviso S.r.l.|Cm|Via Saluzzo 58|10064|Pinerolo|TO|FPE
D1014|Studio Dentistico Dott. Ghigo|Sp|Corso Nizza 66|12100|Cuneo|CN|LTA
D1015|Studio Odontoiatrico Dalmasso|Sm|Via Roma 21|12011|Borgo San Dalmazzo|CN|LTA
D1016|Clinica Dentale Langhe S.r.l.|Cg|Corso Langhe 88|12051|Alba|CN|LTA
D1017|Studio Dott.ssa Lucia Marengo|Sp|Via Cavour 14|12042|Bra|CN|LTA
D1018|Laboratorio Odontotecnico Boffa|Lp|Via Maestra 9|12051|Alba|CN|LTA
D1019|Centro Odontoiatrico Saluzzo|Sm|Corso Piemonte 41|12037|Saluzzo|CN|LTA
D1020|Studio Dentistico Artusio|Sm|Corso Alfieri 155|14100|Asti|AT|LTA
D1021|Odontotecnica Astigiana S.n.c.|Lm|Via Brofferio 72|14100|Asti|AT|LTA
D1022|Studio Dott. Massimo Revello|Sp|Piazza Ellero 5|12084|Mondovì|CN|LTA
D1023|Studio Dentistico Dott. Caccia|Sm|Baluardo Lamarmora 17|28100|Novara|NO|EZA
D1024|Clinica del Lago S.r.l.|Cm|Corso Mameli 51|28921|Verbania|VB|EZA
D1025|Laboratorio Dentale Prealpi|Lm|Via Torino 63|13900|Biella|BI|EZA
D1026|Studio Associato Ferraris Ubertini|Sm|Via Dante 28|13100|Vercelli|VC|EZA
D1027|Studio Dentistico Monferrato|Sp|Via Mameli 10|15033|Casale Monferrato|AL|EZA
D1028|Dentalpiù S.r.l.|Cm|Spalto Marengo 44|15121|Alessandria|AL|EZA
D1029|Studio Dott. Robutti|Sp|Corso Bagni 83|15011|Acqui Terme|AL|EZA
D1030|Studio Dott.ssa Elena Zoppis|Sp|Via Galletti 6|28845|Domodossola|VB|EZA
D1031|Laboratorio Odontotecnico Ticino|Lp|Corso Trieste 132|28100|Novara|NO|EZA
D1032|Studio Dentistico Dott. Parodi|Sm|Via Cesarea 11|16121|Genova|GE|SBO
D1033|Studio Odontoiatrico Canepa & Traverso|Sm|Corso Torino 29|16129|Genova|GE|SBO
D1034|Istituto Stomatologico Ligure S.r.l.|Cg|Via Fieschi 3|16121|Genova|GE|SBO
D1035|Laboratorio Ortodontico Zena|Lp|Via Cornigliano 187|16152|Genova|GE|SBO
D1036|Studio Dott. Lavagnino|Sp|Corso Garibaldi 38|16043|Chiavari|GE|SBO
D1037|Clinica Tigullio Salute S.r.l.|Cm|Via della Libertà 70|16035|Rapallo|GE|SBO
D1038|Studio Dentistico Baracchini|Sm|Via Chiodo 95|19121|La Spezia|SP|SBO
D1039|Centro Dentale Golfo dei Poeti|Sm|Via Mazzini 18|19038|Sarzana|SP|SBO
D1040|Studio Dentistico Siccardi|Sp|Via Pertica 23|17024|Finale Ligure|SV|CNO
D1041|Studio Dott.ssa Amoretti|Sp|Via Cascione 54|18100|Imperia|IM|CNO
D1042|Clinica Dentale Riviera dei Fiori S.r.l.|Cg|Corso Matuzia 107|18038|Sanremo|IM|CNO
D1043|Laboratorio Odontotecnico Ramella|Lp|Viale Italia 46|17031|Albenga|SV|CNO
D1044|Studio Dott. Orengo|Sp|Via Cavour 89|18039|Ventimiglia|IM|CNO
D1045|Studio Dentistico Bagnasco|Sp|Via Malocello 8|17019|Varazze|SV|CNO
D1046|Studio Dott. Vassallo|Sp|Via Leonardo da Vinci 62|17021|Alassio|SV|CNO
"""

# customer: name surname, duty; ...
PEOPLE = """
D1001: Andrea Ferrero, titolare; Sabrina Oddone, segreteria
D1002: Claudio Bosio, titolare; Federica Rolando, titolare
D1003: Alberto Casalegno, direttore sanitario; Elena Rossi, ufficio acquisti
D1004: Veronica Masera, responsabile di sede
D1005: Tommaso Risso, responsabile di sede; Anna Dellepiane, segreteria
D1006: Giancarlo Mina, titolare
D1007: Guido Bertolotti, direttore; Raffaella Quaglia, ufficio acquisti; Ivan Serra, tecnico
D1008: Paola Gallo, titolare
D1009: Roberto Gallo, titolare; Monica Testa, assistente
D1010: Stefania Vercellino, titolare
D1011: Umberto Viotti, titolare
D1012: Maurizio Sacco, titolare
D1013: Daniela Charrier, amministrazione; Franco Bounous, direttore sanitario
D1014: Giorgio Ghigo, titolare
D1015: Aldo Dalmasso, titolare; Marco Dalmasso, socio
D1016: Patrizia Cravero, ufficio acquisti; Ettore Morra, direttore sanitario
D1017: Lucia Marengo, titolare; Ornella Racca, segreteria
D1018: Piero Boffa, titolare
D1019: Simona Isoardi, titolare
D1020: Gianni Artusio, titolare
D1021: Elena Rossi, titolare; Dario Penna, odontotecnico
D1022: Massimo Revello, titolare
D1023: Filippo Caccia, titolare
D1024: Barbara Zanoia, direttore sanitario
D1025: Renzo Gremmo, titolare
D1026: Carlo Ferraris, titolare; Laura Ubertini, titolare
D1027: Teresa Coppo, titolare
D1028: Sergio Guasco, amministrazione; Cinzia Pernigotti, ufficio acquisti
D1029: Ivo Robutti, titolare
D1030: Elena Zoppis, titolare
D1031: Mirko Prandi, titolare
D1032: Emanuele Parodi, titolare; Ilaria Podestà, segreteria
D1033: Sandra Canepa, titolare; Giorgio Traverso, titolare
D1034: Nicola Ghiglione, direttore sanitario; Marina Olcese, ufficio acquisti
D1035: Bruno Ferrando, titolare
D1036: Matteo Lavagnino, titolare
D1037: Rosanna Solari, amministrazione
D1038: Valter Baracchini, titolare
D1039: Nadia Orlandi, titolare
D1040: Federico Siccardi, titolare
D1041: Giovanna Amoretti, titolare
D1042: Loredana Biamonti, responsabile acquisti; Hans Keller, direttore sanitario
D1043: Diego Ramella, titolare
D1044: Alessio Orengo, titolare
D1045: Caterina Bagnasco, titolare
D1046: Luigi Vassallo, titolare
"""

# line | code | name | unit | price | hire a month
PRODUCTS = """
Materiali di consumo|GLN-S|Guanti nitrile Deltaskin S conf. 100|conf.|9.8|
Materiali di consumo|GLN-M|Guanti nitrile Deltaskin M conf. 100|conf.|9.8|
Materiali di consumo|MSK-IIR|Mascherine Velara tipo IIR conf. 50|conf.|7.5|
Materiali di consumo|LFL-A2|Composito Lumina Flow A2 siringa 2 g|pz|24.5|
Materiali di consumo|LFL-A3|Composito Lumina Flow A3 siringa 2 g|pz|24.5|
Materiali di consumo|LUN-K5|Composito Lumina Uni kit 5 siringhe|kit|139|
Materiali di consumo|ALG-IMP|Alginato Impregel presa rapida 453 g|busta|8.9|
Materiali di consumo|SIL-P|Silicone Duplast putty 900 ml|kit|46|
Materiali di consumo|SIL-L|Silicone Duplast light 2x50 ml|conf.|31|
Materiali di consumo|ANE-50|Anestetico Artenova conf. 50 tubofiale|conf.|38|
Materiali di consumo|BON-1|Adesivo Bondia One 5 ml|pz|62|
Materiali di consumo|CEM-T|Cemento provvisorio Tempika|conf.|27|
Materiali di consumo|GES-4|Gesso extraduro Marmodent tipo IV 5 kg|sacco|19.5|
Materiali di consumo|ZIR-98|Disco zirconia Zirkea 98x14|pz|128|
Materiali di consumo|BIC-1M|Bicchieri monouso Velara conf. 1000|conf.|21|
Materiali di consumo|MAN-80|Mantelline Velara rotolo da 80|rotolo|11|
Strumenti|TUR-T4|Turbina Rotavia T4 LED|pz|690|
Strumenti|CON-15|Contrangolo Rotavia 1:5 LED|pz|845|
Strumenti|MAN-D|Manipolo dritto Rotavia|pz|410|
Strumenti|FRE-25|Frese diamantate Diamara kit 25|kit|86|
Strumenti|FRE-L|Frese tungsteno Diamara laboratorio kit 10|kit|118|
Strumenti|ABL-P3|Ablatore Piezia P3|pz|980|
Strumenti|PUN-P4|Punte Piezia conf. 4|conf.|132|
Strumenti|SPE-12|Specchietti Orafi conf. 12|conf.|29|
Strumenti|PIN-150|Pinza estrattiva Fermax 150|pz|74|
Strumenti|LIM-NT|Lime canalari Endolis NT conf. 6|conf.|43|
Igiene e sterilizzazione|DIS-5|Disinfettante superfici Sanivel 5 L|tanica|36|
Igiene e sterilizzazione|BUS-90|Buste sterilizzazione Sanivel 90x230 conf. 200|conf.|14|
Igiene e sterilizzazione|DET-1|Detergente enzimatico Sanivel 1 L|pz|18|
Igiene e sterilizzazione|IMB-S|Termosigillatrice Saldia|pz|620|
Igiene e sterilizzazione|ULT-6|Vasca a ultrasuoni Ondina 6 L|pz|540|
Igiene e sterilizzazione|DST-4|Distillatore Acquaria|pz|395|
Igiene e sterilizzazione|AUT-18|Autoclave Vaporis 18|pz|3850|
Igiene e sterilizzazione|AUT-24|Autoclave Vaporis 24|pz|4900|
Apparecchiature|RIU-100|Riunito Ergora E100|pz|11900|
Apparecchiature|RIU-300|Riunito Ergora E300|pz|17800|
Apparecchiature|RIU-500|Riunito Ergora E500 Premium|pz|26500|
Apparecchiature|SGA-E|Sgabello operatore Ergora|pz|330|
Apparecchiature|LAM-S|Lampada scialitica Solaris LED|pz|1480|
Apparecchiature|POL-S|Lampada fotopolimerizzante Solaris Cure|pz|590|
Apparecchiature|CMP-15|Compressore Silair C15|pz|1650|
Apparecchiature|CMP-30|Compressore Silair C30|pz|2450|95
Apparecchiature|ASP-A|Aspiratore chirurgico Cicla|pz|1890|
Apparecchiature|FOR-3|Forno per ceramica Fornax 300|pz|6200|
Apparecchiature|MOT-I|Motore per impianti Implano|pz|2980|
Digitale|SCA-A|Scanner intraorale Orbis Air|pz|13900|420
Digitale|SCA-L|Scanner da laboratorio Orbis Lab|pz|8700|
Digitale|RXP-70|Radiografico portatile Nomada 70|pz|4200|180
Digitale|RXM-60|Radiografico a parete Murax 60|pz|3600|
Digitale|SEN-HD|Sensore RX Pixela HD|pz|4450|
Digitale|FRS-5X|Fresatore Millora 5X|pz|19800|
Digitale|STA-3D|Stampante 3D Printea Dent|pz|5400|
Digitale|RES-3D|Resina per stampa 3D Printea Model 1 kg|pz|89|
Digitale|SOF-C|Licenza annuale software Orbis Cloud|pz|480|
"""


def table(text: str) -> list[list[str]]:
    """The rows of a table above, cut at the bars."""
    return [line.split("|") for line in text.strip().splitlines()]


def people() -> list[tuple[str, str, str, str]]:
    """Customer code, name, surname and duty of everybody at the customers."""
    rows = []
    for line in PEOPLE.strip().splitlines():
        code, _, rest = line.partition(": ")
        for who in rest.split("; "):
            name, duty = who.split(", ")
            first, last = name.split(" ", 1)
            rows.append((code, first, last, duty))
    return rows

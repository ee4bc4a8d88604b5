"""A small, whole and sound data folder, and the errors that one change to it causes."""

from pathlib import Path

from halos.catalogue.files import FactError, FactErrors, read_facts

QUESTIONS = [
    "How big are the clumps of our antibody?",
    "Does the protein stay folded in the buffer?",
    "Are the particles round or long?",
    "Do two proteins stick together in solution?",
    "How thick is the shell of the droplet?",
    "Does salt make the fibres longer?",
    "Is the complex one to one or two to one?",
    "How flexible is the linker between the domains?",
]

FILES = {
    "families.csv": """\
id,order,name_en,name_sv,name_da,name_de,name_nb,shows_en
imaging,2,Imaging,Avbildning,Billeder,Bildgebung,Avbildning,the inside of things
scattering,1,Scattering,Spridning,Spredning,Streuung,Spredning,size and shape
""",
    "techniques.csv": """\
id,label,alt_labels,parent_ids,kind,family,probes,life_science_use,iri,source
PaNET1,scattering,,,concept,,light,,http://purl.org/pan-science/PaNET/PaNET1,PaNET
PaNET2,small-angle scattering,SAXS;small angle,PaNET1,technique,scattering,light,size,\
http://purl.org/pan-science/PaNET/PaNET2,PaNET
halos:biosaxs,BioSAXS,,PaNET2,technique,scattering,light,size in solution,,ours
PaNET3,tomography,CT,,technique,imaging,light;neutron,the inside,http://purl.org/pan-science/PaNET/PaNET3,PaNET
""",
    "facilities.csv": """\
id,name,operator,city,country,latitude,longitude,probes,in_region,url,about,notice
ring,The Ring,Ring Company,Lund,SE,55.7,13.2,light,yes,https://ring.example/,A synchrotron.,
""",
    "instruments.csv": """\
id,facility,name,full_name,operator,city,country,in_region,probe,radiation,techniques,energy,beam,\
environment,samples,life_science,industry,status,status_note,status_on,status_source,url,source,confidence,checked
ring-one,ring,One,Scattering,Ring,Lund,SE,yes,light,synchrotron x-rays,PaNET2,5–25 keV,10 µm,\
Autoloader,solution;powder,yes,yes,operating,,2026-11-01,page,,page,high,2026-11-01
ring-two,ring,Two,BioSAXS,Ring,Lund,SE,yes,light,synchrotron x-rays,halos:biosaxs,,,\
Robot,solution,yes,not known,planned,Under construction.,2026-11-01,page,,page,low,2026-11-01
""",
    "instrument_routes.csv": """\
instrument,route
ring-one,ring-regular
ring-one,ring-fast
ring-two,ring-later
""",
    "access_routes.csv": """\
id,provider,facilities,name,review,deadlines,cost,price,speed,validity,rules,scope,industry,portal,url,\
source,confidence,checked
ring-regular,Ring,ring,Regular proposal,Peer reviewed,1 March,Free,free,,,,facility,no,,,page,high,2026-11-01
ring-fast,Ring,ring,Fast access,,Any time,Paid,paid,,,,facility,yes,,,page,high,2026-11-01
ring-later,Ring,ring,Not open yet,,,Free,free,,,,facility,no,,,page,high,2026-11-01
""",
    "deadlines.csv": """\
route,kind,days,precision,time,zone,place,basis,last_known,note,confidence,checked
ring-regular,yearly,03-01;09-01,,16:00,Europe/Stockholm,Lund,,2026-09-01,,high,2026-11-01
ring-fast,any_time,,,,Europe/Stockholm,Lund,,,,high,2026-11-01
ring-later,none,,,,Europe/Stockholm,Lund,No beam yet,,,high,2026-11-01
""",
    "cards/halos-biosaxs.toml": f"""\
id = "halos:biosaxs"
title = "BioSAXS"
promise = "Size and shape of a protein in solution, 1 to 100 nm."
shows = ["Size", "Shape", "Clumping"]
cannot = ["Single atoms", "Mixtures"]
questions = [
{"".join(f'  "{question}",{chr(10)}' for question in QUESTIONS)}]
confidence = "high"
checked = 2026-11-22

[sample]
what = "Protein in buffer"
amount = "About 50 µl"
state = "Liquid"
bring = "The same buffer"
harm = "A little"

[time]
beamtime = "Minutes"
result = "The same day"

[names]
sv = "BioSAXS (sv)"
da = "BioSAXS (da)"
de = "BioSAXS (de)"
nb = "BioSAXS (nb)"

[words]
en = ["size", "shape", "clumps", "oligomer"]
sv = ["storlek", "form", "klumpar", "oligomer"]
da = ["størrelse", "form", "klumper", "oligomer"]
de = ["Größe", "Form", "Klumpen", "Oligomer"]
nb = ["størrelse", "form", "klumper", "oligomer"]

[[neighbours]]
id = "PaNET2"
when = "it is not in solution"

[[neighbours]]
id = "PaNET3"
when = "you want a picture"
""",
    "no_fit/sequencing.toml": f"""\
id = "sequencing"
title = "Genes"
because = "You ask which genes are there. Light shows no letters of DNA."
usual = "Sequencing."
instead = ["How does the protein fold?", "Where does the drug sit?"]
questions = [
{"".join(f'  "Which gene is number {number}?",{chr(10)}' for number in range(8))}]

[[who]]
name = "A sequencing laboratory"
note = "Ask for a run."
""",
}


def write_files(folder: Path) -> None:
    """`folder` holds the small catalogue."""
    for name, content in FILES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")


def replace_in(folder: Path, name: str, old: str, new: str) -> None:
    """In the file `name` the one place that says `old` says `new`."""
    path = folder / name
    content = path.read_text(encoding="utf-8")
    assert content.count(old) == 1, f"{old!r} stands {content.count(old)} times in {name}"
    path.write_text(content.replace(old, new), encoding="utf-8")


def line_of(folder: Path, name: str, text: str) -> int:
    """The number of the one line of the file `name` that holds `text`."""
    lines = (folder / name).read_text(encoding="utf-8").splitlines()
    (number,) = [number for number, line in enumerate(lines, 1) if text in line]
    return number


def errors_in(folder: Path) -> tuple[FactError, ...]:
    """What reading `folder` complains of; empty where all is well."""
    try:
        read_facts(folder)
    except FactErrors as errors:
        return errors.errors
    return ()

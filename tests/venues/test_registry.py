"""Finding series by their spellings, and writing them as a list wants."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from awesome_lint.settings import SeriesSettings
from awesome_lint.venues import Match, Registry

BUILTIN = Registry.builtin()


def known(registry: Registry, text: str) -> Match:
    match = registry.find(text)
    assert match is not None, text
    return match


@pytest.mark.parametrize(
    ("text", "name", "how"),
    [
        ("NeurIPS", "NeurIPS", "exact"),
        ("Neurips", "NeurIPS", "case"),
        ("neur-ips", "NeurIPS", "case"),
        ("NeruIPS", "NeurIPS", "misspelling"),
        ("NeurlPS", "NeurIPS", "misspelling"),
        ("Conference on Neural Information Processing Systems", "NeurIPS", "full-name"),
        ("Advances in Neural Information Processing Systems", "NeurIPS", "full-name"),
        ("NIPS", "NIPS", "exact"),
        ("Sigcomm", "SIGCOMM", "case"),
        ("ACM SIGCOMM", "SIGCOMM", "alias"),
        ("Proc. of the ACM SIGCOMM", "SIGCOMM", "alias"),
        ("USENIX ATC", "ATC", "alias"),
        ("Usenix Security", "USENIX Security", "case"),
        ("IEEE S&P", "S&P", "alias"),
        ("S & P", "S&P", "case"),
        ("S and P", "S&P", "case"),
        ("Oakland", "S&P", "alias"),
        ("Euro S&P", "EuroS&P", "case"),
        ("IEEE ICRA", "ICRA", "alias"),
        ("38th International Conference on Machine Learning", "ICML", "full-name"),
        ("In Proceedings of the 41st International Conference on Machine Learning", "ICML", "full-name"),
        ("SIGGRAPH Conference Papers", "SIGGRAPH", "alias"),
        ("VLDB", "VLDB", "exact"),
        ("PVLDB", "PVLDB", "exact"),
        ("Proc. VLDB Endow.", "PVLDB", "alias"),
        ("VLDB Endow.", "PVLDB", "alias"),
        ("MICRO", "MICRO", "exact"),
        ("IEEE Micro", "IEEE Micro", "exact"),
        ("Proceedings of the IEEE", "Proceedings of the IEEE", "exact"),
        ("arxiv", "arXiv", "case"),
        ("arXiv preprint", "arXiv", "alias"),
        ("Arxvi", "arXiv", "misspelling"),
        ("Journal of Systems & Software", "JSS", "full-name"),
        ("ＣＶＰＲ", "CVPR", "case"),
    ],
)
def test_a_spelling_leads_to_its_series(text: str, name: str, how: str) -> None:
    match = known(BUILTIN, text)
    assert (match.series.name, match.how) == (name, how)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "-",
        "?!",
        "Foo",
        "ACM",
        "IEEE",
        "Proceedings of the",
        "Proc.",
        "ACM Computing",
        "KV Cache",
        "Attention Is All",
        "x" * 500,
    ],
)
def test_other_texts_lead_nowhere(text: str) -> None:
    assert BUILTIN.find(text) is None


@pytest.mark.parametrize(
    ("area", "names"),
    [
        ("systems", "OSDI SOSP EuroSys ATC NSDI FAST ASPLOS SoCC TOCS"),
        ("hpc", "SC PPoPP HPDC IPDPS ICS TPDS"),
        ("architecture", "ISCA MICRO HPCA PACT TACO"),
        ("eda", "DAC ICCAD DATE ASP-DAC ISSCC FCCM TCAD"),
        ("networking", "SIGCOMM INFOCOM CoNEXT IMC HotNets TOIT JSAC"),
        ("mobile", "MobiCom MobiSys UbiComp IMWUT TMC"),
        ("security", "S&P CCS NDSS ACSAC ESORICS TIFS TDSC"),
        ("cryptography", "CRYPTO EUROCRYPT ASIACRYPT CHES PKC"),
        ("databases", "SIGMOD VLDB PVLDB ICDE PODS CIDR TODS TKDE"),
        ("data-mining", "KDD ICDM PAKDD SDM TKDD"),
        ("information-retrieval", "SIGIR WWW CIKM WSDM RecSys TOIS"),
        ("machine-learning", "NeurIPS ICML ICLR MLSys AISTATS UAI COLT JMLR TMLR TNNLS"),
        ("artificial-intelligence", "AAAI IJCAI AAMAS ECAI JAIR"),
        ("nlp", "ACL EMNLP NAACL EACL COLING CoNLL COLM TACL"),
        ("vision", "CVPR ICCV ECCV WACV BMVC 3DV TPAMI IJCV TIP"),
        ("graphics", "SIGGRAPH TOG TVCG Eurographics CGF"),
        ("multimedia", "ICME ICMR MMSys TMM TOMM"),
        ("speech", "ICASSP Interspeech ISMIR TASLP"),
        ("medical-imaging", "MICCAI ISBI IPMI TMI MedIA"),
        ("robotics", "ICRA IROS RSS CoRL RA-L T-RO IJRR"),
        ("hci", "CHI UIST CSCW IUI TOCHI"),
        ("software-engineering", "ICSE FSE ASE ISSTA MSR TSE TOSEM"),
        ("programming-languages", "PLDI POPL OOPSLA ICFP CGO PACMPL"),
        ("formal-methods", "CAV TACAS FM LICS FMCAD"),
        ("theory", "STOC FOCS SODA ICALP JACM"),
        ("education", "SIGCSE ITiCSE ICER L@S AIED"),
        ("science", "Nature Science PNAS Cell"),
        ("general", "CACM CSUR"),
        ("preprints", "arXiv bioRxiv medRxiv SSRN"),
    ],
)
def test_every_area_knows_its_best_known_series(area: str, names: str) -> None:
    for name in names.split():
        for written in (name, name.lower(), name.upper()):
            match = known(BUILTIN, written)
            assert (match.series.name, match.series.area) == (name, area)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("OSDI", "conference"),
        ("HotNets", "workshop"),
        ("TPAMI", "journal"),
        ("arXiv", "preprint"),
        ("PVLDB", "journal"),
    ],
)
def test_kinds(name: str, kind: str) -> None:
    match = known(BUILTIN, name)
    assert match.series.kind == kind


@pytest.mark.parametrize(
    ("written", "year", "canonical"),
    [
        ("NIPS", 2017, "NIPS"),
        ("NIPS", 2018, "NeurIPS"),
        ("NIPS", 2024, "NeurIPS"),
        ("NeurIPS", 2016, "NIPS"),
        ("NeurIPS", 2018, "NeurIPS"),
        ("NeurIPS", None, "NeurIPS"),
        ("NIPS", None, "NIPS"),
        ("SysML", 2019, "SysML"),
        ("SysML", 2021, "MLSys"),
        ("MLSys", 2018, "MLSys"),
        ("ICSM", 2014, "ICSME"),
        ("CSF", 2006, "CSFW"),
        ("OSDI", 1994, "OSDI"),
    ],
)
def test_a_year_decides_between_the_names_of_a_renamed_series(written: str, year: int | None, canonical: str) -> None:
    match = known(BUILTIN, written)
    assert BUILTIN.canonical(match.series, year).name == canonical


@pytest.mark.parametrize(
    ("written", "year", "expected"),
    [
        ("Sigcomm", 2024, "SIGCOMM"),
        ("USENIX ATC", 2023, "ATC"),
        ("NeruIPS", 2016, "NIPS"),
        ("IEEE Data Engineering Bulltin", 2001, "IEEE Data Engineering Bulletin"),
        ("nips", 2020, "NeurIPS"),
        ("ARXIV", None, "arXiv"),
        ("Pattern Recognit.", 2020, "Pattern Recognit."),
        ("PR", 2020, "PR"),
        ("RAL", 2020, "RAL"),
        ("ral", 2020, "RA-L"),
        ("Oakland", 2020, "Oakland"),
        ("SP", 2020, "SP"),
        ("IEEE S&P", 2020, "S&P"),
        ("ECML-PKDD", 2020, "ECML-PKDD"),
        ("HotChips", 2020, "HotChips"),
        ("NeurIPS Workshop", 2020, "NeurIPS Workshop"),
        ("arXiv preprint", 2020, "arXiv"),
        ("Neural Information Processing Systems", 2016, "Neural Information Processing Systems"),
        ("tpami", 2020, "TPAMI"),
        ("International Conference on Machine Learning", 2020, "International Conference on Machine Learning"),
        ("LocalConf", 2020, "LocalConf"),
        ("", None, ""),
    ],
)
def test_how_a_text_should_be_written(written: str, year: int | None, expected: str) -> None:
    assert BUILTIN.spelling(written, year) == expected


@pytest.mark.parametrize(
    ("text", "nearest"),
    [
        ("SIGCONM", "SIGCOMM"),
        ("EuroSyss", "EuroSys"),
        ("Nerual IPS", "NeurIPS"),
        ("SOPS", "SOSP"),
        ("Conference on Computer Vison and Pattern Recognition", "CVPR"),
        ("IEEE Transactions on Roboticss", "T-RO"),
        ("OSDX", None),
        ("zzz", None),
        ("Speculative Decoding", None),
        ("", None),
        ("?", None),
        ("y" * 1000, None),
    ],
)
def test_the_nearest_series_is_suggested_only_if_it_is_near(text: str, nearest: str | None) -> None:
    assert BUILTIN.nearest(text) == nearest


def test_a_configured_spelling_changes_how_a_known_series_is_written() -> None:
    registry = BUILTIN.with_overrides({"Arxiv": SeriesSettings()})
    match = known(registry, "arXiv")
    assert (match.series.name, match.series.spelling, match.how) == ("arXiv", "Arxiv", "case")
    assert registry.spelling("arXiv", 2024) == "Arxiv"
    assert known(registry, "Arxiv").how == "exact"
    assert BUILTIN.spelling("Arxiv", 2024) == "arXiv"


def test_a_configured_alias_may_become_the_spelling() -> None:
    registry = BUILTIN.with_overrides({"USENIX ATC": SeriesSettings()})
    assert registry.spelling("atc", 2024) == "USENIX ATC"
    assert known(registry, "USENIX ATC").how == "exact"


def test_a_configuration_adds_series() -> None:
    registry = BUILTIN.with_overrides(
        {"OurConf": SeriesSettings(("OC",), ("OrConf",), "Our Own Conference Here", "workshop")}
    )
    assert known(registry, "Our Own Conference Here").how == "full-name"
    assert known(registry, "oc").how == "alias"
    assert known(registry, "orconf").how == "misspelling"
    assert known(registry, "ourconf").series.kind == "workshop"
    assert registry.spelling("OrConf", 2020) == "OurConf"
    assert registry.nearest("OurCoonf") == "OurConf"
    assert BUILTIN.find("OurConf") is None


def test_a_configuration_may_undo_a_rename() -> None:
    registry = BUILTIN.with_overrides({"NIPS": SeriesSettings(aliases=("NeurIPS",))})
    assert registry.spelling("NeurIPS", 2024) == "NIPS"
    assert registry.spelling("NIPS", 2024) == "NIPS"


def test_a_configured_spelling_alone_does_not_undo_a_rename() -> None:
    registry = BUILTIN.with_overrides({"Nips": SeriesSettings()})
    assert registry.spelling("NIPS", 2015) == "Nips"
    assert registry.spelling("NIPS", 2024) == "NeurIPS"


def test_a_list_writes_series_as_its_examples_do() -> None:
    registry = BUILTIN.with_spellings(["NIPS", "Arxiv", "arXiv", "Sigcomm", "NeruIPS", "", "LocalConf"])
    assert registry.spelling("arxiv", None) == "Arxiv", "the first example counts"
    assert registry.spelling("SIGCOMM", 2024) == "Sigcomm"
    assert registry.spelling("NIPS", 2024) == "NeurIPS", "a rename wins over an example"
    assert registry.spelling("NeruIPS", 2024) == "NeurIPS", "a misspelling teaches nothing"
    assert known(registry, "localconf").series.spelling == "LocalConf"


@pytest.mark.parametrize("examples_first", [True, False])
def test_a_configuration_wins_over_examples(examples_first: bool) -> None:
    overrides = {"ARXIV": SeriesSettings()}
    registry = (
        BUILTIN.with_spellings(["Arxiv"]).with_overrides(overrides)
        if examples_first
        else BUILTIN.with_overrides(overrides).with_spellings(["Arxiv"])
    )
    assert registry.spelling("arxiv", 2024) == "ARXIV"


def test_many_look_ups_do_not_pile_up() -> None:
    registry = BUILTIN.with_overrides({})
    for number in range(10_000):
        registry.find(f"unknown {number}")
    assert len(registry._memo) <= 4096
    assert known(registry, "OSDI").series.name == "OSDI"


@given(st.text(max_size=250))
def test_any_text_can_be_looked_up(text: str) -> None:
    match = BUILTIN.find(text)
    written = BUILTIN.spelling(text, 2020)
    if match is None:
        assert written == text
    else:
        assert BUILTIN.spelling(written, 2020) == written, "the right spelling is right"


@given(st.lists(st.text(max_size=20), max_size=5))
def test_any_examples_can_be_learnt(spellings: list[str]) -> None:
    registry = BUILTIN.with_spellings(spellings)
    for spelling in spellings:
        registry.find(spelling)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("IEEE Symposium on Security and Privacy (S&P)", "S&P"),
        ("GLB@KDD", "KDD"),
        ("aiDM @ SIGMOD", "SIGMOD"),
        ("IEEE Symposium on Security and Privacy (CVPR)", None),
        ("someone@ieee.org", None),
    ],
)
def test_a_name_that_stands_twice_and_a_workshop_at_a_conference_are_known(text: str, name: str | None) -> None:
    match = Registry.builtin().find(text)
    assert (match.series.name if match is not None else None) == name
    assert Registry.builtin().spelling(text, 2020) == text

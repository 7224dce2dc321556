"""Words around names: titles, particles, roles, cues for people and for organisations.

Lower case throughout. These are closed classes of the language of school papers, not lists of
names; what opens or closes a name is decided by them.
"""

from __future__ import annotations

from importlib.resources import files


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


TITLES = _set(
    "mr mrs ms miss mx dr prof professor rev revd reverend fr father sr sister canon cllr "
    "councillor sir dame lord lady baroness cdr capt captain major sgt pc dc ps pcso insp "
    "parch parchedig cyng cynghorydd athro syr master mme mlle messrs imam rabbi pastor "
    "ustadh sheikh deacon signora signor signorina senora senor senorita madame monsieur "
    "mademoiselle frau herr messrs mesdames"
)
"""Forms of address before a name, also Welsh; never part of a finding."""

SHY_TITLES = _set(
    "father sister major master captain pastor imam rabbi lady lord sheikh ps deacon capt "
    "reverend professor athro canon fr sr"
)
"""Titles that are also ordinary words or names: they need a capital and a name behind them."""

GRAND_TITLES = _set("sir dame lord lady canon dr prof professor fr father")
"""Titles that stand in names of schools ("Sir John Example School")."""

LETTERED = _set("mp mbe obe cbe hmi qc kc jp msp ms am phd")

PARTICLES = _set(
    "ap ab ferch verch mac mc ó ni ní nic uí van von de der den del della di da do dos das du "
    "la le al el bin ibn bint binte ben abu bu ur ul un st ter ten zu y e o"
)
JOINING = _set(
    "ap ab ferch verch van von de der den del della di da dos das du bin ibn bint al el ur ul "
    "abu ben ter "
    "ni nic ui mac mc ka"
)
"""Particles that may stand in lower case between two parts of a name."""

INSTITUTIONS = _set(
    "ysgol coleg eglwys capel gwesty neuadd canolfan meithrinfa friends university college "
    "church cathedral hms our cyngor mynydd llyn afon cwm plas maes fferm heol stryd ffordd "
    "dosbarth"
)
"""First words of names of schools, churches and houses."""

SAINTS = _set(
    "st saint ss saints sant archbishop bishop king queen prince princess cardinal blessed "
    "pope emperor empress duke duchess earl prophet our"
)
"""Before a name they make it a saint's, a king's, or a place's."""

FIRMS = _set(
    "accountants architects automotive bakers bakery bookshop brewery builders butchers cabs "
    "carpets carpentry caterers coachworks contractors dairy decorators deli electricals "
    "electricians engineers estates fabrications fencing fitness flooring florist florists "
    "furnishings garage garages glaziers glazing gym haulage heating hire "
    "interiors joiners joinery kitchens landscapes landscaping logistics lettings minibuses "
    "motors nurseries opticians paving pharmacy photographers photography photos plumbers "
    "printers printing productions recruitment removals roofers salon scaffolding schoolwear "
    "signs solutions stationers studios supplies surveyors taxi taxis technologies tiles "
    "rovers rangers scouts guides brownies cubs singers players dancers harriers swimmers "
    "trading tuition tutors uniforms vets workshop"
)
"""Trades and shops: behind a name they make it a firm's."""

ORGANISATION = FIRMS | _set(
    "school schools academy academies college university primary infant infants junior "
    "juniors nursery preschool pre-school secondary federation trust foundation ltd limited "
    "llp plc inc company co group partnership partners solicitors associates consultancy "
    "consulting services road street lane avenue close drive way crescent terrace gardens "
    "grove place square mews court hill row walk parade rise view green park class house room "
    "building block wing ward hall lab laboratory library centre center theatre studio museum "
    "gallery hospital hospice clinic surgery church chapel cathedral mosque temple gurdwara "
    "synagogue diocese parish council borough county award awards prize cup trophy medal "
    "shield scholarship bursary fund charity appeal society association club band orchestra "
    "choir league policy law act rule rules model method approach scheme programme program "
    "project framework strategy code charter test tests assessment scale index curriculum "
    "phonics maths mathematics writing reading spelling spellings handwriting english science "
    "pshe rshe rse day week month term half-term holiday fair festival fayre carnival market "
    "concert show fun marathon challenge campaign report review inquiry enquiry committee "
    "board team unit base hub zoo farm castle palace abbey priory hotel inn arms pub cafe "
    "restaurant tavern stadium arena ground pool leisure bay beach bridge river lake valley "
    "forest wood woods island station airport syndrome disease bar store stores supermarket "
    "bank press publishing media radio news utc sixth-form campus teaching alliance cluster "
    "schools-trust learning education system systems software forms sheets docs classroom "
    "meet roofing builders construction plumbing electrical catering cleaning transport "
    "coaches travel tours insurance brothers bros sons"
)
"""After a name they make it an organisation's, a place's, an award's."""

ROLES = _set(
    "headteacher head principal chair chairman chairwoman chairperson vice-chair co-chair "
    "clerk governor governors trustee trustees director ceo cfo coo dht aht eht ht sbm sendco "
    "senco alnco dsl ddsl dpo slt teacher teachers assistant deputy executive bursar "
    "secretary treasurer manager caretaker cook cleaner receptionist administrator technician "
    "librarian nurse psychologist therapist counsellor mentor coach tutor lecturer inspector "
    "adviser advisor auditor solicitor barrister judge officer consultant engineer architect "
    "surveyor ta hlta lsa ect nqt msa elsa pupil pupils student child parent parents carer "
    "carers guardian mother father mum dad staff leader lead coordinator co-ordinator member "
    "members lado ep salt ot ewo hmi mp councillor volunteer apprentice intern author "
    "illustrator rower athlete footballer cricketer swimmer poet artist musician actor "
    "speaker guest witness complainant appellant"
)

PUPIL_WORDS = _set(
    "pupil pupils child children student students learner learners boy boys girl girls son "
    "sons daughter daughters sibling siblings brother brothers sister sisters twin twins "
    "grandson granddaughter nephew niece cousin youngster victim perpetrator baby toddler "
    "candidate prefect classmate classmates friend friends stepson stepdaughter stepbrother "
    "stepsister"
)
FAMILY_WORDS = _set(
    "mum mums mummy mom dad dads daddy mother mothers father fathers parent parents carer "
    "carers stepdad stepmum stepfather stepmother nan nana gran granny grandma grandad "
    "grandfather grandmother grandparent grandparents aunt auntie aunty uncle guardian "
    "guardians husband wife partner family brother sister cousin son daughter mam da"
)

BEFORE_NAME = _set(
    "dear hi hello thank thanks thanked welcome welcomed congratulations congratulated mr by "
    "from with told asked between against named called contact contacted invited elected "
    "appointed nominated proposed seconded supported interviewed met saw struck hit pushed "
    "punched kicked bullied accompanied assisted helped supporting thanking welcoming emailed "
    "phoned rang visited action actions clerk chair headteacher teacher head present "
    "apologies attendees signed carers carer including regarding re concerning about meeting "
    "senco sendco dsl author writer photographs story speaker mentor coach guest witness "
    "deputy principal sincerely faithfully regards love to for and or is that via per cc"
)
"""Words after which a capitalised forename is most often a person."""

STRONG_BEFORE = (
    _set(
        "dear hi hello thanked welcomed congratulated congratulations told asked named called "
        "struck hit pushed punched kicked bullied interviewed saw mum dad pupil pupils child boy "
        "girl son daughter student brother sister mother father carer carers parent parents "
        "headteacher senco sendco clerk governor attendee sincerely faithfully mr"
    )
    | PUPIL_WORDS
    | FAMILY_WORDS
)

AFTER_NAME = _set(
    "said says asked asks reported reports explained explains thanked thanks presented "
    "presents confirmed confirms noted notes suggested suggests proposed seconded agreed "
    "agrees declared declares attended attends left joined joins arrived advised advises "
    "informed informs requested raised queried added replied responded commented stated told "
    "tells gave gives felt feels has had was is will would won wins lives lived moved moves "
    "moving hopes wants likes loves finds struggles needs does did doesn't hasn't isn't "
    "wasn't can cannot struck hit pushed punched kicked shouted swore refused threw ran "
    "walked went goes came comes became started starts stays stay remains receives received "
    "made makes took takes scored plays played sang read wrote writes works worked enjoys "
    "enjoyed helped helps supports supported shared updated outlined introduced chaired "
    "clerked volunteered offered resigned retired returned continues achieved completed "
    "attending absent also who whose then disclosed alleged denied admitted apologised "
    "described claims claimed saw sees seems appears sleeps eats speaks spoke talked and or "
    "who's teaches taught leads led observed circulated forwarded abstained objected opposed "
    "voted clarified summarised wondered thought recommended tabled reminded welcomed withdrew "
    "accepted missed knows knew"
)
"""Words before which a capitalised forename is most often a person."""

STRONG_AFTER = _set(
    "said asked reported explained thanked presented confirmed suggested declared attended "
    "joined advised informed queried replied responded commented stated told struck hit "
    "pushed punched kicked shouted swore refused lives lived hopes wants likes loves "
    "struggles enjoys enjoyed whose who disclosed alleged denied admitted apologised sleeps "
    "volunteered resigned cried laughed hid bit whispered smiled swam slept fainted vomited "
    "yelled screamed spat wept giggled threatened abstained dislikes hates misses"
)

MINUTED = _set(
    "proposed seconded agreed noted raised abstained objected opposed voted clarified summarised "
    "wondered felt thought recommended circulated tabled outlined introduced chaired clerked "
    "apologised updated shared reminded welcomed congratulated left joined arrived withdrew "
    "returned feels thinks asks says reports confirms suggests notes"
)
"""What people do in minutes."""

WELSH_WORDS = _set("ben mai gwyn haf eira bryn glyn celyn del mor wyn non")
"""Welsh words that are forenames with a capital ("daeth i ben": came to an end)."""

LANGUAGES = _set(
    "english welsh french german spanish italian irish scottish gaelic cornish polish romanian "
    "urdu punjabi bengali somali arabic tamil latin greek mandarin cantonese portuguese turkish"
)
"""Languages and peoples; some are surnames as well, but alone they are not."""

GREETINGS = _set(
    "hi hiya hello hey dear morning afternoon evening cheers thanks thx ta love regards welcome "
    "goodbye congratulations sorry yours from granddad grandpa grampy nanny nanna nain taid mamgu "
    "tadcu"
)
"""What stands before a name and is no part of it: greetings, and more words for relatives."""

ADDRESSING = _set(
    "hi hello hey dear morning to with from by for told tell ask asked and see saw thanks mr mrs"
)
"""Before "miss" or "ms" in small letters they make it a title, not a verb."""

OWNED = (
    _set(
        "mother father mum dad parents parent carer carers family brother sister siblings class "
        "attendance behaviour progress needs need teacher tutor phone bag coat desk work birthday "
        "home house plan ehcp review placement report reports statement exclusion suspension "
        "medication diagnosis anxiety education school name social email complaint appeal hearing "
        "writing reading learning friends friend key one-page story account comments lunch "
        "grandparents grandmother nan gran aunt uncle stepdad stepmum solicitor absence pay "
        "maternity contract resignation sick phased return wellbeing well-being welfare request "
        "support response transition outcomes provision risk confidence speech language"
    )
    | FAMILY_WORDS
)
"""What a person's name with 's is followed by."""

ARTICLES = _set(
    "the a an this that our their each every any no these those some all both his her its my your"
)

FUNCTION_WORDS = ARTICLES | _set(
    "of in on at to for by with from and or but if as is are was were be been has have had do "
    "does did not no yes it he she they we you i me him us them who what when where why how "
    "which there here then than so very also into onto over under after before between about "
    "against during through please thank thanks dear yours well welcome next last first "
    "second third new old one two three four five six seven"
)
"""Never part of a name, whatever a list of names says."""

KINSFOLK = _set(
    "family families household children siblings twins boys girls brothers sisters sons "
    "daughters cousins parents"
)
"""What stands behind "the" and a surname."""

LABELS = _set(
    "date dated name names time signed signature tel telephone phone mobile role position "
    "email e-mail address status venue dob subject title attendees apologies absent "
    "mon tue tues wed thu thur thurs fri sat feb apr jun jul aug sep sept oct nov dec"
)
"""What forms and diaries say; never part of a name, though some are also surnames."""

WELSH = _set(
    "cyfarfod gyfarfod adroddiad cyngor gyngor corff gorff llywodraethu llywodraethwyr "
    "lywodraethwyr llywodraethol cofnodion gofnodion pennaeth cadeirydd clerc croeso "
    "ymddiheuriadau presennol bresennol presenoldeb cyllid cyllideb gyllideb adeiladau "
    "blwyddyn flwyddyn dosbarth disgybl disgyblion ddisgyblion plant rhieni rhiant rhan "
    "dyddiad llofnod llofnodwyd polisi polisïau diogelu iechyd materion unrhyw fater arall "
    "nesaf cymraeg cymru eisteddfod urdd meithrin derbyn dirprwy trysorydd is-gadeirydd athro "
    "athrawes athrawon staff eitem camau gweithredu cyfrinachol dim mae roedd maen bydd bu "
    "nid ond gan gyda wedi yna felly hefyd oherwydd nos bore prynhawn llun mawrth mercher iau "
    "gwener sadwrn sul ionawr chwefror ebrill mehefin gorffennaf awst medi hydref tachwedd "
    "rhagfyr cyf feibion datgan buddiant codi anghenion dysgu ychwanegol ymddygiad daeth tâl tal "
    "diolch diolchodd cynigiwyd eiliwyd derbyniwyd mabwysiadwyd cadarnhau cadarnhawyd hyfforddiant "
    "iaith llwybr cwricwlwm cynllun gwella asesu lles presenoldeb gwrth-fwlio llofnodwyd"
)
"""Words of Welsh papers that begin sentences and headings, also as they mutate."""

DYNASTIES = _set(
    "tudors stuarts normans georgians saxons vikings celts picts medicis plantagenets windsors "
    "montagues capulets lancastrians yorkists borgias romanovs"
)
"""Families of history and of plays, that classes learn about."""

BODIES = _set(
    "board boards governors trustees directors school schools college academy trust federation "
    "committee council governance corporation members body"
)
"""What an office is held of: "Chair of the Board", "Clerk to the Governors"."""

LOWER_PLACES = _set(
    "school schools academy academies trust building buildings centre hospital museum course "
    "foundation stadium campus site nursery classroom suite library trip roof"
)
"""In small letters behind a capitalised word they still make it a place's name."""

LANDSCAPE = _set(
    "hill park hall lane green wood woods field fields cove bay heath moor marsh bridge lodge "
    "farm manor house court grange mill close rise cross common gate view place end point"
)
"""Second words of places that are also surnames: "Jordan Hill" may be either."""

MONTHS = _set(
    "january february march april may june july august september october november december"
)

ACRONYMS = _set(
    "sen send eal pp fsm lac cla cp cin ehcp pe re ict it dt pshe rse rshe eyfs ks sats ta "
    "hlta slt smt pta pto ptfa inset dfe ofsted la mat ceo cfo coo dsl ddsl dpo gdpr foi sar "
    "ico nhs camhs salt ot ep ewo ewp iep ipm ihp pdr cpd ect nqt ks1 ks2 rwi gps gds ht dht "
    "aht sip sdp sef kcsie tbc tbd na nb fgb lw bm uk usa eu hr lado mash cpoms ait ra hs fft "
    "idsr asp ncy adhd asd asc semh mld sld pmld hi vi msi pd slcn lsa hlt agm eoy aob part "
    "yr ar vat pan urn upn uln tt pc id cv ac gp mp pa ma ba sc cs os qa tv dvd am pm ok "
    "pupil pupils year class girls boys new total gd wt exs wts gld pkf bame lgbt lgbtq "
    "nga nao sta rsc bbc nasen ascl naht icb cqc hse pcp "
    "sw fm cc dc wg ea ce hq un ai gb rc gc pg cg sg tu mr ms dr st no so we he it us me to go do"
)
"""Capitals next to pupil words that are not a child's initials."""

FIGURES = frozenset(
    "_".join(line.split())
    for line in files(__package__).joinpath("figures.txt").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
)
"""People of history, letters, sport and films by full name: never the people of a paper."""

NAME_HEADS = (
    r"(?:(?:full|pupil|student|child|governor|staff|parent|legal|preferred|known|chosen|middle|first|"
    r"last|family|given|contact|attendee|candidate)(?:'?s)?\s*(?:/\s*carers?)?\s*)*"
    r"(?:names?|surname|forenames?|first\s?names?|last\s?name|governors?|pupils?|students?|child(?:ren)?"
    r"|attendees?|members?|trustees?|teachers?|staff(?:\s+member)?|parents?(?:\s*/\s*carers?)?|carers?"
    r"|social\s+worker|doctor|key\s?worker|tutor|contact|by\s+whom|who|lead|owner|responsible)"
    r"(?:\s*\(?s\)?)?(?:\s+of\s+\w+)?"
)
"""Headings of columns that hold names, and labels before a colon."""

"""The words that say who somebody is, as data.

One table, `PHRASES`: a cue kind with the role it speaks for, and the phrases that give it.
`cues.py` finds them; `evidence.py` decides whether one belongs to a name; `weights.py` says
how much it counts. Sources: ``people.md`` sections 1 to 4, ``real-papers.md``.
"""

from __future__ import annotations

from redactor.document import Role

GOVERNOR_OFFICE = """
chair, chairman, chairwoman, chairperson, vice chair, vice-chair, vice chairman, deputy chair, co-chair, co chair,
chair of governors, chair of the governing body, chair of the governing board, chair of trustees, vice chair of governors,
vice-chair of governors, acting chair, chair elect, chair of the board, chair of the trust board, chair of the panel, panel chair,
chair of the committee, committee chair, panel member, governor, governors, co-opted governor, co-opted governors, parent governor, parent governors, staff governor,
staff governors, la governor, lea governor, local authority governor, foundation governor, foundation governors,
partnership governor, community governor, ex-officio governor, ex officio governor, ex-officio, ex officio, link governor,
safeguarding governor, send governor, sen governor, health and safety governor, associate member, associate members, associate governor,
trustee, trustees, parent trustee, trust member, academy trustee, co-opted trustee, trust board member, member of the trust,
board member, nominated governor, training link governor, governor lead, lead governor, staff lead and governor lead, governor leads, minor authority governor,
co-opted, coopted, transferor representative, cadeirydd, is-gadeirydd, llywodraethwr, rhiant-lywodraethwr
"""
CLERK_OFFICE = """
clerk, clerk to governors, clerk to the governors, clerk to the governing body, clerk to the governing board, clerk to the board,
clerk to the panel, clerk to the trust, clerk to trustees, clerk to the trustees, clerk to the committee, panel clerk, la clerk, minute secretary, minute taker,
minute-taker, minutes secretary, governance professional, governance officer, head of governance, company secretary,
trust secretary, notetaker, note taker, note-taker, clerc
"""
STAFF_OFFICE = """
headteacher, head teacher, head, acting headteacher, acting head, interim headteacher, interim head, executive headteacher, executive head,
executive principal, head of school, heads of school, co-headteacher, co-headteachers, principal, vice principal, vice-principal,
assistant principal, deputy headteacher, deputy head, deputy head teacher, assistant headteacher, assistant head, assistant head teacher,
deputy, assistant heads, ht, eht, dht, aht, hos, slt, ceo, cfo, coo, chief executive, chief executive officer, chief finance officer, chief financial officer,
chief operating officer, finance director, director of education, director of finance, director of school improvement, head of provision, head of centre,
head of sixth form, head of year, head of department, head of maths, head of english, head of science, head of faculty, key stage leader, phase leader,
subject leader, subject lead, staff lead, staff leads, subject leads, curriculum lead, curriculum leader, maths lead, english lead, phonics lead, reading lead, science lead, pe lead, eyfs lead, early years lead, computing lead, pshe lead,
senior leader, senior teacher, senior leadership team, sendco, senco, send co-ordinator, senco assistant, sen coordinator, alnco, inclusion lead, inclusion manager,
dsl, ddsl, designated safeguarding lead, deputy designated safeguarding lead, deputy dsl, safeguarding lead, safeguarding officer,
designated teacher, child protection officer, child protection lead, designated person, designated officer, attendance officer, attendance lead, family liaison officer, parent support adviser,
pastoral lead, pastoral manager, behaviour lead, learning mentor, mental health lead, school business manager, business manager, sbm,
business director, bursar, finance officer, finance manager, office manager, school secretary, administrator, admin officer,
receptionist, data manager, data protection officer, dpo, data protection lead, hr manager, hr officer, premises manager, site manager, site supervisor,
caretaker, technician, ict technician, it technician, network manager, cook, catering manager, kitchen manager, librarian, exams officer, examinations officer, midday supervisor,
lunchtime supervisor, msa, teacher, class teacher, teachers, teaching assistant, teaching assistants, ta, tas, hlta, lsa, ect, nqt, supply teacher, cover teacher, form tutor, tutor,
music teacher, member of staff, members of staff, staff member, staff members, school cook, school office, the office, evc, web editor, health and safety lead, presenting officer, prifathro, pennaeth,
policy author, author of policy, policy owner, policy lead, document owner, named person, named contact, member of slt, trips coordinator, eco lead, pupil premium lead, literacy lead, numeracy lead
"""
OUTSIDE_OFFICE = """
hmi, ofsted inspector, lead inspector, inspector, estyn inspector, school improvement partner, school improvement adviser, school improvement advisor, sip, la adviser, la advisor, la officer,
local authority officer, local authority adviser, local authority representative, la representative, hr adviser, hr advisor, hr business partner, hr consultant, external adviser, external advisor, adviser, advisor,
auditor, internal auditor, external auditor, accountant, surveyor, architect, project manager, contractor, contractors, consultant, diocesan officer, union secretary, secretary, union rep, diocesan director, diocesan adviser,
diocesan representative, diocesan director of education, director of children's services, education officer, councillor, challenge adviser, trainer, catering contractor,
of the la, from the la, at the la, of the local authority, from the local authority, of the diocese, from the diocese, from ofsted, of ofsted, of estyn, from estyn, from the council, of the council, of the county council, from the county council, governor services, governor support, national governance association, from the nga, regional director, director, directors, deputy director, heads, chief officer, national leader of education, independent person, investigating officer, hr representative, union representative, building surveyor, vicar, rector, chaplain, priest
"""
CHILD_PROFESSIONAL = """
social worker, lado, educational psychologist, ep, speech and language therapist, speech therapist, salt, occupational therapist, physiotherapist, school nurse, nurse,
health visitor, camhs worker, camhs practitioner, psychiatrist, psychologist, paediatrician, consultant paediatrician, doctor, gp, education welfare officer, ewo, police officer, youth worker, yot worker, youth offending officer,
counsellor, play therapist, therapist, virtual school head, virtual head, family support worker, early help worker, key worker, independent reviewing officer, iro,
solicitor, their solicitor, barrister, interpreter, advocate, foster agency worker, probation officer, dentist, sen caseworker, caseworker
"""
PUPIL_LEFT = """
pupil, pupils, former pupil, former pupils, child, children, boy, boys, girl, girls, student, students, learner, learners, young person, looked-after child, looked after child,
head boy, head girl, deputy head boy, deputy head girl, prefect, prefects, school council member, school council members, school councillor, school councillors, school council, sports captain, house captain, house captains, playground leaders, digital leaders,
candidate, candidates for admission, starters, new starters, starters in reception, leavers, classmates, classmate, twins, twin, siblings, sibling,
witness statement of, witness statement from, statement of, star of the week, stars of the week, pupil of the week, writer of the week, learner of the week, child's name, pupil name, name of pupil, pupil's name, name of child, student name,
exclusion of, permanent exclusion of, suspension of, fixed-term exclusion of, fixed term exclusion of, reinstatement of, admission of, attendance for, attendance of, behaviour of, progress of, ehcp for, ehcp of, referral for, referrals for, care plan for, annual review for, annual review of, annual review, provision for, risk assessment for,
one-page profile, pupil voice, disgybl, disgyblion, plentyn
"""
PRAISE_LEFT = """
well done to, well done, congratulations to, congratulations, happy birthday to, happy birthday, birthdays, certificate for, certificates to, certificates for, awarded to, merit awards, winners, winner, headteacher's award, headteacher award, headteacher's awards, journalists, proud of, a big thank you to pupils
"""
CHILD_OF = """
son, sons, daughter, daughters, stepson, stepdaughter, foster child, foster son, foster daughter, grandson, granddaughter, brother, sister, brothers, sisters, nephew, niece, child of, parents of, parent of, mother of, father of, mum of, dad of, family of, sister for, brother for, carer of, carers of, guardian of, grandmother of, grandfather of, grandparents of, sibling of, mother to, father to
"""
PARENT_LEFT = """
mother, father, mum, dad, mam, mummy, daddy, stepmother, stepfather, stepmum, stepdad, parent, parents, parent/carer, parents/carers, parent/carers, parent name, parent's name, name of parent, carer, carers, foster carer, foster carers, foster mother, foster father, guardian, guardians, grandmother, grandfather, grandparent, grandparents, nan, nana, grandma, grandad, granddad, aunt, auntie, uncle, kinship carer, next of kin, emergency contact, husband, wife, partner, ex-partner, parental contact, complaint from a parent, rhiant
"""
PRIVATE_LEFT = """
complainant, complaint from, complaint by, complaint made by, complaints from, complained by, whistle-blower, whistleblower, applicant, applicants, shortlisted, interviewee, interviewees, candidates, referee, referees, neighbour, resident, local resident, member of the public, volunteer reader, victim, alleged victim, witness, witnesses
"""
PUPIL_RIGHT = """
ehcp, an ehcp, ehc plan, attends the school, attends this school, attends our school, attends the nursery, excluded, suspended, permanently excluded, pupil, a pupil, child, aged, pupil premium, looked after, looked-after, in care, child protection plan, free school meals, fsm, eal, sen support, send, pp, star of the week, head boy, head girl, persistent absence, persistent absentee, reception, nursery, suspension, suspensions, exclusion, is working at, has moved up, have moved up, working towards, reading age, reading bands, was bullied, bullied, struck, punched, kicked, hit, pushed, bit, swore at, dob, date of birth, upn, d.o.b., hearing impairment, autism, adhd, dyslexia
"""
CHILD_THINGS = """
mother, father, mum, dad, mam, parents, parent, parents', carer, carers, stepdad, stepmum, stepfather, stepmother, grandmother, grandfather, grandparents, nan, foster carer, foster carers, family, sister, brother, twin, siblings, attendance, behaviour, ehcp, ehc plan, exclusion, suspension, teacher, class teacher, social worker, reading, progress, phone, classmates, school report, annual review, individual education plan, iep, needs, diagnosis, medication, school place, placement, lessons, homework, writing, attainment
"""
ACTS = """
runs, taken on, presented, reported, asked, explained, thanked, thanks, chaired, clerked, agreed, noted, proposed, seconded, advised, confirmed, stated, said, commented,
suggested, updated, outlined, informed, raised, queried, questioned, highlighted, shared, discussed, reminded, requested, introduced, welcomed, opened,
closed, declared, volunteered, undertook, provided, summarised, summarized, reviewed, led, offered, added, responded, replied, apologised, emphasised,
stressed, recommended, referred, expressed, invited, mentioned, indicated, described, circulated, completed, carried out, tabled, elected, re-elected,
appointed, reappointed, re-appointed, nominated, assured, clarified, observed, enquired, inquired, demonstrated, ran through, went through, delivered,
conducted, monitored, prepared, drafted, working on, looking into, had met, abstained, voted, arrange, arranged, circulate, provide, produce, prepare,
check, update, ensure, complete, amend, draft, upload, book, investigate, follow up, feed back, fed back, feedback, report, present, share, lead, chair,
clerk, liaise, organise, organised, review, act, oversee, work, advise, discuss, add, forward, inform, obtain, confirm, explore, submit, submitted,
covering, teach, pointed out, drew attention, acknowledged, congratulated, challenged, set out, set up, took over, taken over, stepped down, stand down,
stood down, standing down, step down, serve, served, agree, answered, concluded, monitors, leads, oversees, manages, managed, says, reports, asks,
explains, suggests, proposes, notes, adds, confirms, thanked governors, recorded, minuted, emailed, email, tendered, observes, approved, ratified, signed
off, maintain, adjourned, declaring, recapped, launched, arranging, visiting, shadowed, organising, visited the school, visited school, left the meeting, joined the meeting, rejoined the
meeting, attended the meeting, withdrew from the meeting, left at, arrived at, joined at, took the chair, took the minutes, gave an update, gave a
presentation, gave an overview, spoke to the report, sent apologies, sent his apologies, sent her apologies, gave apologies, sent their apologies, gave her
apologies, gave his apologies, will report, in the chair, was in the chair
"""
OFFICE_ACTS = """
declared an interest, declared a pecuniary interest, declared a personal interest, declared a conflict of interest, declared a conflict, declared that, declared his interest, declared her interest, declared no interest, declared no interests, declared a business interest, declared an interest in, declared, proposed, seconded, chaired, clerked, chaired the meeting, clerked the meeting, took the chair, took the minutes, was elected chair, presented the report, presented her report, presented his report, presented the headteacher's report
"""
ACTS_WEAK = """
accept, accepted, accepts, arrived, ask, attend, attended, attending, attends, became, become, believed, believes, bring, brought, consider,
considered, considering, contact, contacted, continue, continued, covered, feels, felt, gave, give, happy to, help, helped, hopes, joined, joins,
left, look, meet, met, moved, planned, planning, praised, ran, read, rejoined, remain, remains, resigned, retired, returned, run, runs, send, sent,
show, showed, shown, signed, speak, speaking, spoke, spoken, supported, supports, take, taking, talked, teaches, thought, took, visited, wants,
wished, withdrew, wondered, worked, working, works, write, wrote
"""
BY = """
proposed by, seconded by, presented by, chaired by, clerked by, led by, signed by, signed, minuted by, minutes by, minutes taken by, taken by, prepared by, written by, report by, report from, update from, reported by, delivered by, approved by, agreed by, reviewed by, produced by, compiled by, submitted by, authored by, provided by, training by, training from, visit by, visits by, circulated by, undertaken by, carried out by, completed by, action by, action, actions, owner, lead, author, authors, attendees, contact, responsible, moved by, nominated by, cover for, covered by, apologies, apologies from, apologies received from, apologies were received from, apologies were received and accepted from, apologies were accepted from, apologies for absence from, apologies for absence were received from, apologies had been received from, apologies were given by, apologies were sent by, chaired, election of, re-election of, appointment of, appointed, elected, re-elected, re-appointed, vote of thanks to, thanks to, thanks were given to, thanked, thank you to, thank, welcomed, welcome to, term of office of, queries to, questions to, facilitated by, drawn up by, introduced by, checked by, yours sincerely, yours faithfully, kind regards, best wishes, regards, document author, met with, meeting with, meet with, liaise with, discuss with, discussed with, discuss this with, discuss these with, spoken with, spoken to, spoke to, spoke with, work with, working with, worked with, together with, along with, alongside, assisted by, supported by, accompanied by, noted by, in the chair, email to, forward to, send to, return to, monitored by, overseen by, replaced by, succeeded by, line managed by, report to, visit from, welcome back, welcome, introduced, item from, question from, questions from, comments from, suggested by, raised by, requested by, recommended by, by whom, led jointly by, run by, given by, coaching by, coached by, tuition by, teaching by, talk by, workshop by, workshops by, assembly by, session by, sessions by, workshop from, talk from, assembly from, advice of, support from, hosted by, taught by, covered by, in the absence of, with apologies from, apologies received, apologies were received, apologies accepted, apologies noted from, in attendance, attendees, present, visitors, visitor, observer, observers, also present, attended by, shared with, share with, thanks go to, visited by, copied to, invited, joined by, feedback from, advice from, guidance from, handed over to, discussions with, conversation with, conversations with, liaising with, contact with, interviewed by, governor visit, visit
"""
NEUTRAL = """
looked after children, looked-after children, children in care, children looked after, previously looked after children, pupil premium, pupil premium grant, pupil premium strategy, pupil premium lead, children's services, children's centre, pupil voice, pupil progress, pupil numbers, pupil attendance, pupil outcomes, pupil behaviour, pupil wellbeing, pupil place planning, child protection, child protection policy, child protection training, child on child abuse, child-on-child abuse, parent forum, parent council, parents' evening, parents evening, parent survey, parent questionnaire, parent association, parents association, parent teacher association, parent view, parental engagement, parent hub, pupil survey, pupil admissions, pupil conferencing, pupil referral unit, children and families, children and young people, safeguarding children, children missing education, child protection file, school council visit, chair's action, chair's actions, head lice, heads up, contract, action plan, action log, action points, reading recovery, family support, boys' writing, girls' football, student teacher, student teachers
"""
PUBLIC_FIGURE = """
author, poet, illustrator, artist, novelist, playwright, composer, painter, scientist, explorer, inventor, olympic, olympian, olympic rower, paralympian, olympic athlete, footballer, mp, member of parliament, prime minister, secretary of state, education secretary, chief inspector, hmci, lord mayor, mayor, king, queen, prince, princess, president, saint, writer, historian, engineer, astronaut, about, inspired by, written by the author, book by, books by, poem by, novel by, stories by, works of, paintings of, named after, in memory of, dedicated to, designed by
"""
SUBJECT = """
pay, pay progression, pay award, salary, sickness, sickness absence, sick leave, sick, off sick, long-term sick, long term sick, absence, phased
return, maternity, maternity leave, paternity leave, adoption leave, shared parental leave, capability, capability procedure, grievance, disciplinary,
disciplinary hearing, disciplinary investigation, disciplinary procedure, suspended, suspension, allegation, allegations, misconduct, gross
misconduct, probation, probationary period, settlement, settlement agreement, redundancy, redundant, dismissal, dismissed, occupational health,
performance management outcome, appraisal outcome, upper pay range, upr, threshold, support plan, informal support plan, ill health, ill-health,
signed off, compassionate leave, bereavement, pregnancy, pregnant, written warning, final written warning, warning, return to work, flexible working
request, flexible working, lado, resignation, early retirement, illness, cancer, medical condition, health condition, dbs check, lesson observation,
long-term absence, long term absence, unauthorised absence, pay increase, pay rise, pay point, pay review, performance pay, threshold application,
stress-related absence, work-related stress, return from maternity leave, reference, termination, bullying complaint, formal complaint
"""
HEALTH_REASONS = """
hospital, hospitalised, ill, illness, unwell, sick, sickness, surgery, operation, bereavement, funeral, maternity, maternity leave, paternity, paternity leave, pregnancy, pregnant, medical, doctor, dentist, gp, treatment, chemotherapy, cancer, covid, covid-19, stress, anxiety, depression, injury, injured, broken, accident, ill health, ill-health, poorly, recovering, childcare, caring for, family emergency, family illness, family circumstances, family reasons, domestic emergency, health reasons, health, birth of, new baby, divorce, separation, death of, died, scan, physiotherapy, migraine, flu, virus, self-isolating, isolating, personal reasons, personal circumstances
"""

PHRASES: tuple[tuple[str, Role, str], ...] = (
    ("office-governor", Role.GOVERNOR, GOVERNOR_OFFICE),
    ("office-clerk", Role.STAFF, CLERK_OFFICE),
    ("office-staff", Role.STAFF, STAFF_OFFICE),
    ("office-outside", Role.PROFESSIONAL, OUTSIDE_OFFICE),
    ("child-professional", Role.PROFESSIONAL, CHILD_PROFESSIONAL),
    ("pupil-left", Role.PUPIL, PUPIL_LEFT),
    ("praise", Role.PUPIL, PRAISE_LEFT),
    ("child-of", Role.PUPIL, CHILD_OF),
    ("parent-left", Role.PARENT, PARENT_LEFT),
    ("private", Role.OTHER, PRIVATE_LEFT),
    ("pupil-right", Role.PUPIL, PUPIL_RIGHT),
    ("child-thing", Role.PUPIL, CHILD_THINGS),
    ("acts", Role.OTHER, ACTS),
    ("acts-in-office", Role.OTHER, OFFICE_ACTS),
    ("acts-weak", Role.OTHER, ACTS_WEAK),
    ("by", Role.OTHER, BY),
    ("neutral", Role.OTHER, NEUTRAL),
    ("public-figure", Role.OTHER, PUBLIC_FIGURE),
    ("subject", Role.OTHER, SUBJECT),
    ("health", Role.OTHER, HEALTH_REASONS),
)
"""Cue kind, the role it speaks for, its phrases. A phrase may stand under several kinds."""

ABBREVIATIONS = frozenset(
    """
ht dht aht eht slt smt pe re it ict sc la ha cp am pm hr cpd kcsie pp ppg sen send senco sendco ehcp eal fsm lac cla cin ks eyfs ta tas hlta lsa ect nqt
rwi sip sef sdp sid gias dfe esfa ofsted mat lgb fgb bm lw lb hmi dsl ddsl dpo gdpr foi sar nga nhs camhs salt ot ep ewo iro lado yot sbm coo ceo cfo evc
rse pshe phse dt mfl stem sats gld phonics sog cog vc cc co pc ag pg sg fg cg tbc tba na aob ok uk eu usa bbc vat ltd llp plc hq vle pta fosa psa ptfa
ad bc mp mr ms rev st dr no yr ay wc bst gmt usb tv cctv ppe sla kpi rag icfp sfvs cfr ctf upn uln urn nor pan pru ap sld mld asd asc adhd semh slcn
vi hi pmld bme bame cofe ce rc va va' ee ecf npq npqh nle sle nlg lsp lscb hsb iw dd mm yy aa ab'
""".split()
)
"""Capitals that are usually an abbreviation, not somebody's initials, folded."""

ORDINARY = frozenset(
    """
will may mark grace hope faith joy summer rose jasmine ash sunny april june august autumn chance bishop young king page price brown green white black gray grey long
short best love day field fields hill wood woods stone west north east south bell cook baker carter hunter mason taylor dean guy rich frank pat sky river robin jay bill
sue drew rob art gene dawn eve holly ivy daisy lily poppy violet olive hazel heather amber ruby pearl crystal angel star storm dale glen lane rod nick jack harry don ray
norm victor major noble rock ace blue happy precious blessing favour gift goodness patience prudence charity mercy honour constance christian earl prince duke reed banks
small little rice wells parks sharp swift moody savage power close cross church abbot chambers court hall house lodge marsh moor moore lake brook brooks forest park gates
bridge flood rain frost snow winter spring hardy strong keen wise good goodman more much can an to so do in on or as is are was be by he she it we you they son may marsh
cherry clay coral crispin dolly fern flora gale ginger harmony herb iris jet joy junior kit lance levy liberty linden lucky maple melody meadow mike miles mercedes misty myrtle
nigel paige peace penny piper poppy queen rain reed rowan royal sage sandy sterling teal trinity tiger troy una unity wade willow wren chip cliff crew bar bush case coach cotton
farmer fisher fish ford fox gardener glass head heath hood hope hughes hunt ham knight lamb law lord mann march may miller monk new nurse oak pike pool pope porter potter rush
sands shepherd singer skinner smart smith spark speed steel street teach tailor temple thatcher tower trees turner underwood vale walker wall ward warden waters weaver webb weeks
wheeler wild winter work worth yard year years rush said ask list note term class group year sir jan feb mar apr jun jul aug sep oct nov dec monday tuesday wednesday thursday friday saturday sunday
english french german spanish scott welsh irish chair clerk action item date staff parent parents pupil pupils child children school governor governors member members trust board
bond bray bright broad butler case castle chase church cloud corner craft crisp crane cruise darling dear dew drake duck english fair flower flowers free friend game garland gold golden
grant grass gray grove gunn hand hands hardy hart hawk hay hays heard heart hick high hogg holland holiday horn hull hurst ireland jolly jones' joyce just keys kind lawn leaf light love
loveday major march mayor means mills mile money moon nation neat newman night nice north nut olive orange order owl pack paris park peacock penn pepper perfect pitt plant plum
pond poor post pound pride proud quick race read ready reeves ring rivers road robins roper round rule sale salt sample savage self seed shade shore silver simple sleep snow song spear spence
spice spring square stable stand star still storey straw strange street sugar summers sun table tate thorn thorne tree true trim vine walk want warm wash way west whale wheat winder wing wolf wolfe wright
""".split()
)
"""Folded words that are names as well as ordinary words (``people.md`` section 7, 5)."""

NAMESAKE_AFTER = frozenset(
    """
road street lane avenue close drive house school schools primary infant infants junior juniors academy college museum room building hall class centre center award trust foundation
lab laboratory ltd limited llp plc church hospital ward prize cup day meetings term trophy park pub inn arms maths handsworth utc university library theatre gallery museum bridge
square court grove hill week month policy scheme programme project method foundation charity society
""".split()
)
"""Words after a name that make it a place, house, firm or scheme, folded."""

BUSINESS = frozenset(
    """
plumbing copiers taxis coaches catering caterers cleaning cleaners roofing builders electrical architects solicitors services
solutions associates consulting consultants systems security heating flooring landscapes kitchens coaching travel minibuses
printers media technology technologies training recruitment insurance brothers sons contractors construction joinery glazing
fencing playgrounds uniforms books publishing stores supplies engineering scaffolding drainage windows photography accountants
surveyors logistics energy farm farms futures learning software networks telecoms teachers
""".split()
)
"""Last words of firms' names, folded; a "name" that ends in one and acts nowhere is no person."""

"""Short and other forms of forenames in use in Britain and Ireland.

A compact table: each line is a group of forms of one name. A form may stand in several
groups (Chris, Alex, Sam, Jo); two forms are alike when they share a group.
"""

from __future__ import annotations

from functools import cache

_GROUPS = """
edward ted teddy ed eddie ned
catherine katherine kathryn katharine catharine kate katie kathy cathy cath kath kitty katy cat
elizabeth elisabeth liz lizzie lizzy beth betty bess eliza elsie libby lisa betsy
william will bill billy willie wills
robert rob bob bobby robbie bert
richard rich rick ricky dick richie
james jim jimmy jamie jem
john jon jack johnny
jonathan jonathon johnathan jon jonny
michael mike mick micky mikey micheal
stephen steven steve stevie
margaret maggie meg peggy madge marge margie greta
susan sue susie suzie susanne suzanne susanna
christopher chris kit topher
christine christina chris chrissie tina kirsten
christian chris
alexander alex alec alexandre sandy xander al sasha
alexandra alex sandra sandy lexi sasha
samuel sam sammy
samantha sam sammy
joseph joe joey
joanne joanna jo joann
josephine jo josie
thomas tom tommy thom
timothy tim
anthony antony tony ant
andrew andy drew
matthew mathew matt mat
nicholas nicolas nick nicky nico
nicola nicky nikki nic
daniel dan danny
danielle dani danni
david dave davey dai dafydd
deborah debra debbie deb debs
patricia pat patty trish tricia patsy
patrick pat paddy padraig
gillian jillian gill jill
jennifer jenny jen jenni
jacqueline jackie jacqui jacky
rebecca rebekah becky becca bex
victoria vicky vicki tori vikki
penelope penny
pamela pam
philippa pippa pip
philip phillip phil pip
geoffrey jeffrey geoff jeff
gerald gerard gerry jerry
graham graeme grahame
gregory greg gregor
harold harry hal
henry harry hal
charles charlie chas chuck
charlotte charlie lottie
francis frank frankie
frances fran francesca franny
benjamin ben benny benji
peter pete
kenneth ken kenny
ronald ron ronnie
raymond ray
donald don donny
douglas doug dougie
lawrence laurence larry laurie loz
leonard len lenny leo
martin marty martyn
neil neal niall
sarah sara sally sadie
sean shaun shawn
susannah susanna sukie
teresa theresa terri tess tessa
terence terry terrence
theodore theo ted
tobias toby
vincent vince
walter wally walt
zachary zac zach zak
abigail abi abby gail
amanda mandy manda
angela angie ange
ann anne anna annie nancy hannah
barbara barb babs
bernadette bernie
caroline carolyn carol carrie
cynthia cindy
dorothy dot dottie dolly
eleanor ellie nell elinor elena
ellen ellie nell
emily em emmie
emma em
fiona fi
florence flo florrie
georgina georgia georgie gina
george georgie
helen nell ellen helena
imogen immy
isabel isabelle isabella bella izzy issy belle
jessica jess jessie
judith judy jude
julia julie jules
kimberly kimberley kim
lillian lilian lily
louise lou
lucinda lucy cindy
lynn lynne lyn linda
madeleine madeline maddie maddy
marie mary maria molly polly
marjorie marge
matilda tilly tilda mattie
melanie mel
melissa mel lissa
millicent millie
amelia millie milly
miriam mim
natalie nat
nathan nathaniel nat nate
oliver ollie olly
olivia liv livvy
rachel rachael rach
rosemary rosie rose
roseanne rosie
ruth ruthie
stephanie steph stef
sophie sophia soph
sylvia silvia
tabitha tabby
tamsin tam
valerie val
veronica ronnie
vivien vivienne viv
wendy wen
yvonne eve
zoe zoey
adam ad
albert al bert bertie
alan allan allen al
alfred alfie alf fred
arthur art artie
brian bryan
clifford cliff
clive cliff
colin col
craig craigie
derek derrick
dominic dom
duncan dunc
eamonn eamon
edmund ed ted
edwin ed eddie
ernest ernie
eugene gene owen
frederick fred freddie freddy
gareth gaz garth
gary gaz garry
glyn glynn glenn glen
gwenllian gwen
gwendolyn gwen
hugh hughie huw
ian iain
isaac zac ike
jeremy jez jerry
jacob jake
joshua josh
julian jules
katarzyna kasia kate
keith kei
kevin kev
lewis louis lou
luke lucas
malcolm mal
marcus mark marc
maurice mo
mohammed muhammad mohamed mohammad muhammed mohamad mo
abdul abdullah abdallah
ahmed ahmad ahmet
hussain hussein husain
yusuf yousef yousuf yosef yusef
fatima fatimah fatma
aisha ayesha aysha aishah
zainab zaynab zeinab
agnieszka aga
aleksandra ola alex
malgorzata gosia
tomasz tomek tom
piotr peter
krzysztof chris krzys
oluwaseun seun
oluwafemi femi
olufemi femi
chukwuemeka emeka
ngozi ngo
siobhan shivaun shiv
caoimhe keeva
niamh neve
roisin rosheen
aoife eefa
bronwen bron
ffion fi
rhys reece rees
owain owen
simon si
solomon sol
stuart stewart stu
trevor trev
victor vic
wilfred wilf fred
winifred winnie
"""


@cache
def _groups_of() -> dict[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    for number, line in enumerate(_GROUPS.strip().splitlines()):
        for form in line.split():
            found.setdefault(form, set()).add(number)
    return {form: frozenset(numbers) for form, numbers in found.items()}


@cache
def other_forms(forename: str) -> frozenset[str]:
    """All forms that may stand for a folded forename, without itself."""
    groups = _groups_of().get(forename, frozenset())
    lines = _GROUPS.strip().splitlines()
    return frozenset(form for number in groups for form in lines[number].split()) - {forename}


def same_forename(one: str, other: str) -> bool:
    """Whether two folded forenames may be forms of one name, or one is the other's initial."""
    if one == other:
        return True
    if min(len(one), len(other)) == 1:
        return one[:1] == other[:1]
    groups = _groups_of()
    return bool(groups.get(one, frozenset()) & groups.get(other, frozenset()))

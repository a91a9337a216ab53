"""Verbs and words of English that the rules know: lists split at spaces, of patterns for words."""

from typing import Final

AUXILIARY: Final = """
is are was were has have had will would can cannot could (?-i:may) might must shall should does do did isn['’]t
aren['’]t wasn['’]t weren['’]t hasn['’]t haven['’]t hadn['’]t won['’]t wouldn['’]t doesn['’]t don['’]t didn['’]t
can['’]t couldn['’]t
"""
IRREGULAR: Final = """
became began bought broke brought built came chose drew drove fell felt fled fought found gave got grew held hit kept
knew led left lost made meant met overcame overtook paid ran rose said saw sent shook shot shut sold sought spent
spoke spread sprang stole stood struck sued swore taught told took thought threw undertook went withdrew won wore
wrote
"""
PRESENT: Final = """
says say adds aims appears argues asks believes claims comes continues costs covers employs expects faces features
gets gives goes hopes includes insists intends keeps knows leads leaves looks makes means needs offers opens opposes
carries stands rises falls closes plans plays produces provides refuses remains represents runs seems sells shows
starts stars supports takes thinks tells uses wants warns wins works owns speaks lives
"""
NUMBERS: Final = """
majority minority fraction one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundreds? thousands?
millions? billions? trillions? dozens? half halves quarters? thirds? first second fourth fifth sixth seventh eighth
ninth tenth once twice double doubled triple tripled both single couple several many most more less fewer all every
each percent twenty-\\w+ thirty-\\w+ forty-\\w+ fifty-\\w+ sixty-\\w+ seventy-\\w+ eighty-\\w+ ninety-\\w+
"""
NEGATIONS: Final = """
not no non never none nobody nothing nowhere neither nor without cannot hardly barely scarcely rarely seldom few
little fail\\w* refus\\w+ reject\\w* deny denie[sd] denying lack\\w* unable unlikely un(?!ited|ified)\\w+ed instead
rather except excluding excludes? excluded despite although though but however while whereas yet against former
formerly ex late n['’]t \\w+n['’]t avoid\\w* prevent\\w* stop\\w* barred bann\\w+ bans? block\\w* withdr\\w+
cancel\\w* exempt\\w* only just even
"""
HEDGES: Final = """
suggest\\w* argu\\w+ requir\\w* subject pending depend\\w* needs? needed condition\\w* (?-i:may) might could would
should must can shall ought alleged\\w* allege\\w* reported reportedly apparent\\w* accus\\w+ suspect\\w* claim\\w*
believ\\w+ thought understood considered seen said says saying told rumou?r\\w* possibl\\w+ perhaps maybe likely
probabl\\w+ presum\\w+ suppos\\w+ so-called self-\\w+ about almost nearly around roughly approximately estimat\\w+
expected expects? appears? seems? seemed tend(?:s|ed)? potential\\w* hop(?:e\\w*|ing) want\\w* plan(?:s|ned|ning)? due
set if unless provided until whether because since when where how why according
"""
TIMES: Final = """
hospital yesterday today tomorrow tonight now morning afternoon evening night noon midnight weekend days? weeks?
months? years? hours? minutes? spring summer autumn winter earlier later recently ago since soon last
"""
GRAVE: Final = """
heists? raids? robb\\w+ burgl\\w+ smuggl\\w+ traffick\\w+ embezzl\\w+ launder\\w* cheat\\w* misled mislead\\w*
evad\\w+ hid hidden kidnap\\w* harass\\w* discriminat\\w* pollut\\w* died dies dying dead death\\w* deadly fatal\\w*
kill\\w* murder\\w* shot injur\\w+ wound\\w+ hurt victim\\w* survived surviv\\w+ arrest\\w* charged convict\\w*
jail\\w* sentenc\\w+ imprison\\w* detain\\w* custody trial tried guilty plead\\w* crim\\w+ fraud\\w* corrupt\\w*
brib\\w+ drugs? rap(?:e|ed|ist) abus\\w+ assault\\w* attack\\w* torture\\w* steal\\w* stole\\w* theft illegal\\w*
scandal\\w* resign\\w* sacked fired dismissed suspended missing disappear\\w* bankrupt\\w* collaps\\w* ill illness
cancer pregnant abort\\w* disabled homeless immigrant\\w* refugee\\w* lied lying liar racist sexist terror\\w*
fine[sd] separated divorc\\w+ widow\\w* resum\\w+ quit quits threat\\w* enem\\w+ controvers\\w+ disput\\w+
"""
POINTING: Final = """
they them their theirs this these those such both latter former there then same so other another others too also
that\\s(?:is|was|one|time|day|year|move|same)
"""
MEASURING: Final = """
rose risen fell fallen grew grown increased declined dropped climbed slipped gained reached totall?ed opened closed
started began begun ended carries carried stands\\sat stood\\sat amounts\\sto amounted\\sto covers covered averaged
doubled halved narrowed widened expanded exceeded attracted
"""
# What somebody or something does all the time: the one kind of clause that holds no news.
DESCRIBING: Final = """
speciali[sz]es? makes? manufactures? produces? publish(?:es)? sells? promotes? supports? features? belongs? connects?
links? houses? hosts? offers? provides? supplies supply distributes? organi[sz]es? tracks? collects? trains? exports?
imports? borders? crosses flows? dates? teach(?:es)? speaks? sings? paints? mixes combines? brings? gathers? deals?
focus(?:es)? carries carry cover?s wore tours? trades? rents? builds? designs? develops? brews? grows? bakes?
attracts?
"""
# What only a body does all the time; of a person it is the role, which a summary has to tell.
GOVERNING: Final = """
runs? operates? manages? owns? represents? oversees? regulates? supervises? monitors?
"""

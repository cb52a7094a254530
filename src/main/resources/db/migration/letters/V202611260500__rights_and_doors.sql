-- What the shipped letters leave out: the winter months and the month of reduced power, whom to write to about the RSA, and forms of
-- address that leave nobody out. Only templates that are still as they came: what somebody changed on the screens stays theirs. A template's
-- rows are changed in the scope of the network alone, for the length of this migration.
set local parvis.scope = 'network';

update letters.template
set body = replace(body, '[Votre situation : dossier déposé au fonds de solidarité logement, chèque énergie, échéancier proposé…]

Quand un dossier est déposé au fonds de solidarité logement, l’article 3 du même décret prévoit que la fourniture est maintenue à partir du dépôt.', '[Du 1er novembre au 31 mars, gardez la phrase qui suit. Sinon, effacez-la.] L’article L. 115-3 du code de l’action sociale et des familles interdit de couper l’électricité, le gaz ou la chaleur d’une résidence principale pour une facture impayée, du 1er novembre au 31 mars.

[Électricité, hors de cette période : gardez la phrase qui suit. Sinon, effacez-la.] Ce même article L. 115-3 n’autorise une coupure d’électricité qu’après au moins un mois de puissance réduite.

[Dossier FSL déposé : gardez la phrase qui suit, avec la date. Sinon, effacez-la.] J’ai déposé une demande au fonds de solidarité logement le [date du dépôt] : le décret n° 2008-780 (article 3) prévoit que la fourniture est maintenue à partir du dépôt.'),
    sources = sources || E'\nArticle L. 115-3 du code de l’action sociale et des familles | 25/11/2026'
where code = 'energy-cut' and version = 0;

update letters.template
set body = E'[RSA : écrivez au président du conseil départemental, pas à la Caf. Délai : 2 mois après la décision. Vérifiez, puis effacez cette ligne.]\n\n' || body,
    sources = 'Article L. 262-47 du code de l’action sociale et des familles | 25/11/2026'
where code = 'caf-appeal' and version = 0;

update letters.template
set salutation = 'Mesdames, Messieurs les membres de la commission,',
    closing = 'Je vous prie d’agréer, Mesdames, Messieurs, l’expression de ma considération distinguée.'
where code in ('caf-appeal', 'cpam-appeal') and version = 0;

update letters.template
set salutation = 'Madame, Monsieur,'
where code = 'energy-mediator' and version = 0;

reset parvis.scope;

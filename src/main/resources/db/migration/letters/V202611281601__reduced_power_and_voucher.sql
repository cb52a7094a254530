-- The law gives reduced power before a cut to protected households with a communicating meter only, for 60 days, with two contacts; and the
-- voucher protects whenever the supplier was told. Only templates that are still as they came: what somebody changed on the screens stays
-- theirs. A template's rows are changed in the scope of the network alone, for the length of this migration.
set local parvis.scope = 'network';

update letters.template
set body = replace(body, '[Électricité, hors de cette période : gardez la phrase qui suit. Sinon, effacez-la.] Ce même article L. 115-3 n’autorise une coupure d’électricité qu’après au moins un mois de puissance réduite.',
'[Compteur Linky, et chèque énergie, aide du FSL ou convention : gardez ces deux phrases. Sinon, effacez-les.] Ce même article L. 115-3 et le décret n° 2023-133 ne permettent une coupure d’électricité qu’après au moins 60 jours de puissance réduite. Pendant ces jours, le fournisseur prend contact au moins deux fois, une fois par écrit et une fois de vive voix, pour trouver un accord.'),
    sources = sources || E'\nDécret n° 2023-133 du 24 février 2023, d’après sa notice et service-public.fr (A16433) | 28/11/2026'
where code = 'energy-cut' and version = 0;

update letters.template
set body = replace(body, 'et aucune réduction de puissance pendant la trêve hivernale.',
'et aucune réduction de puissance pendant la trêve hivernale.

Le II de cet article ouvre ces protections du 1er avril au 30 avril de l’année suivante, « quelle que soit la date à laquelle » la personne s’est fait connaître. Elles valent donc aussi pour une lettre ou une réduction de puissance qui a précédé ce courrier.')
where code = 'energy-attestation' and version = 0;

reset parvis.scope;

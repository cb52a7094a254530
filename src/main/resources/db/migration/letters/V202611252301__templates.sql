-- Twelve letters that come often. What they say of the law was read on the day that stands beside; the others cite nothing. The network's
-- head changes them on the screens.
insert into letters.template (code, label, kind, theme, addressee, reference, subject, salutation, body, closing, enclosures, sources) values
('energy-cut', 'Énergie : s’opposer à une coupure', 'letter', 'energy-cut-off', '{organisme}
Service clients
[adresse du fournisseur]', 'Contrat n° [numéro de contrat]', 'Contestation d’une coupure ou d’une réduction de puissance', 'Madame, Monsieur,', 'Je suis titulaire du contrat d’énergie n° [numéro de contrat], pour mon logement situé {adresse}. C’est ma résidence principale.

Par courrier du [date de votre courrier], vous m’annoncez une coupure ou une réduction de puissance pour une facture de [montant] euros.

Je vous demande de ne pas y procéder et de maintenir la fourniture. Avant une coupure ou une réduction, le décret n° 2008-780 prévoit un premier courrier, puis un second, avec les délais fixés par ses articles 1 et 2.

[Votre situation : dossier déposé au fonds de solidarité logement, chèque énergie, échéancier proposé…]

Quand un dossier est déposé au fonds de solidarité logement, l’article 3 du même décret prévoit que la fourniture est maintenue à partir du dépôt.

Je souhaite trouver une solution avec vous. Je vous propose de régler ma dette ainsi : [votre proposition].

Je vous remercie de me confirmer par écrit que la coupure ou la réduction n’aura pas lieu.', 'Je vous prie d’agréer, Madame, Monsieur, l’expression de mes salutations distinguées.', 'Copie du courrier reçu
Copie de la facture', 'Décret n° 2008-780, articles 1, 2 et 3 | 24/11/2026'),
('energy-time', 'Énergie : demander un délai de paiement', 'letter', 'energy-unpaid-bill', '{organisme}
Service clients
[adresse du fournisseur]', 'Contrat n° [numéro de contrat]', 'Demande de délai de paiement', 'Madame, Monsieur,', 'J’ai reçu votre facture du [date de la facture], d’un montant de [montant] euros, pour mon logement situé {adresse}.

Je ne peux pas la régler en une fois. [Expliquez en une phrase : baisse de revenus, dépense imprévue…]

Je vous propose de payer [montant par mois] euros par mois pendant [nombre de mois] mois, à partir du [date du premier paiement].

Je vous remercie de m’envoyer un échéancier écrit et de suspendre les relances pendant ce temps.', 'Je vous prie d’agréer, Madame, Monsieur, l’expression de mes salutations distinguées.', 'Copie de la facture
Justificatif de ressources', ''),
('water-cut', 'Eau : s’opposer à une coupure', 'letter', 'water-unpaid-bill', '{organisme}
Service clients
[adresse du service des eaux]', 'Contrat n° [numéro de contrat]', 'Contestation d’une coupure d’eau', 'Madame, Monsieur,', 'Je suis titulaire du contrat d’eau n° [numéro de contrat], pour mon logement situé {adresse}. C’est ma résidence principale.

Vous avez coupé l’eau, ou vous annoncez de le faire, pour une facture de [montant] euros.

L’article L. 115-3 du code de l’action sociale et des familles interdit de couper l’eau d’une résidence principale pour une facture impayée, à tout moment de l’année. Je vous demande de maintenir ou de rétablir l’eau sans délai et sans frais.

Je ne conteste pas devoir payer ma consommation. Je vous propose de régler ma dette ainsi : [votre proposition].', 'Je vous prie d’agréer, Madame, Monsieur, l’expression de mes salutations distinguées.', 'Copie du courrier reçu
Copie de la facture', 'Article L. 115-3 du code de l’action sociale et des familles | 24/11/2026'),
('caf-appeal', 'Caf : recours amiable', 'letter', 'family-overpayment', 'Caisse d’allocations familiales
Commission de recours amiable
[adresse de la Caf]', 'Allocataire n° [numéro d’allocataire]', 'Recours amiable contre la décision du [date de la décision]', 'Madame, Monsieur les membres de la commission,', 'Je suis allocataire sous le numéro [numéro d’allocataire].

Par décision du [date de la décision], dont copie est jointe, vous [ce que dit la décision : me réclamez … euros, suspendez mon droit à …].

Je conteste cette décision pour les raisons suivantes :

- [première raison]
- [deuxième raison, ou rien]

Je vous demande d’annuler cette décision et de réexaminer mes droits. [Si une somme est réclamée : à défaut, je demande une remise de ma dette, totale ou partielle, car ma situation ne me permet pas de la payer.]

Je vous remercie de suspendre tout remboursement et toute retenue jusqu’à votre réponse, et de m’adresser cette réponse par écrit.', 'Je vous prie d’agréer, Madame, Monsieur, l’expression de ma considération distinguée.', 'Copie de la décision contestée
Justificatifs', ''),
('cpam-appeal', 'Assurance maladie : recours amiable', 'letter', 'health-rights', 'Caisse primaire d’assurance maladie
Commission de recours amiable
[adresse de la caisse]', '[à la main : numéro de sécurité sociale]', 'Recours amiable contre la décision du [date de la décision]', 'Madame, Monsieur les membres de la commission,', 'Par décision du [date de la décision], dont copie est jointe, la caisse [ce que dit la décision : refuse …, me réclame … euros].

Je conteste cette décision pour les raisons suivantes :

- [première raison]
- [deuxième raison, ou rien]

Je vous demande de revoir cette décision et de [ce que vous demandez].

Je vous remercie de m’adresser votre réponse par écrit.', 'Je vous prie d’agréer, Madame, Monsieur, l’expression de ma considération distinguée.', 'Copie de la décision contestée
Justificatifs', ''),
('energy-mediator', 'Médiateur de l’énergie : saisir', 'letter', 'energy-contract', 'Médiateur national de l’énergie
[adresse du médiateur]', 'Contrat n° [numéro de contrat], {organisme}', 'Litige avec mon fournisseur d’énergie', 'Madame, Monsieur le médiateur,', 'Je suis en désaccord avec mon fournisseur {organisme}, pour mon logement situé {adresse}.

Le désaccord porte sur : [une phrase : facture, contrat, coupure, compteur…].

Voici les faits :

- le [date], [ce qui s’est passé]
- le [date de la réclamation], j’ai écrit à mon fournisseur ; il [n’a pas répondu, ou a répondu que …]

Je demande : [ce que vous demandez : annulation, remboursement, échéancier…].

Je joins ma réclamation et les pièces utiles. Je vous remercie de bien vouloir étudier mon dossier.', 'Je vous prie d’agréer, Madame, Monsieur, l’expression de ma considération distinguée.', 'Copie de ma réclamation écrite
Réponse du fournisseur, si elle existe
Copie des factures', ''),
('cover-letter', 'Envoi d’un dossier ou de pièces', 'letter', 'writing-form', '{organisme}
[service]
[adresse]', 'Dossier n° [numéro de dossier]', 'Envoi de documents', 'Madame, Monsieur,', 'Vous trouverez ci-joint les documents que vous m’avez demandés pour [nom de la démarche].

Je reste à votre disposition s’il manque une pièce. Je vous remercie de m’écrire avant de clore ou de refuser mon dossier.', 'Je vous prie d’agréer, Madame, Monsieur, l’expression de mes salutations distinguées.', '[première pièce]
[deuxième pièce]', ''),
('attestation', 'Attestation sur l’honneur', 'attestation', 'writing-form', '', '', 'Attestation sur l’honneur', '', 'Je soussigné(e) {nom complet}, demeurant {adresse}, atteste sur l’honneur [ce que vous attestez].

Je fais cette attestation pour servir et valoir ce que de droit. Je sais qu’une fausse déclaration m’expose à des sanctions.', '', '', ''),
('contract-end', 'Résilier un contrat ou un abonnement', 'letter', 'budget-consumer', '[nom de l’entreprise]
Service clients
[adresse]', 'Contrat n° [numéro de contrat]', 'Résiliation de mon contrat', 'Madame, Monsieur,', 'Je suis titulaire du contrat n° [numéro de contrat], pour [objet du contrat : téléphone, assurance, salle de sport…].

Je vous demande de le résilier à la date du [date de fin], ou à défaut le plus tôt possible.

[Motif, s’il en faut un : déménagement, fin de l’engagement, décès du titulaire…]

Je vous remercie de me confirmer cette résiliation par écrit, avec sa date, d’arrêter les prélèvements à cette date et de m’envoyer la facture de clôture.', 'Je vous prie d’agréer, Madame, Monsieur, l’expression de mes salutations distinguées.', '', ''),
('address-change', 'Signaler un changement d’adresse', 'letter', 'community-other', '{organisme}
[service]
[adresse]', 'Dossier n° [numéro de dossier]', 'Changement d’adresse', 'Madame, Monsieur,', 'Je vous informe que je change d’adresse à partir du [date du changement].

Mon ancienne adresse : [ancienne adresse].

Ma nouvelle adresse : [nouvelle adresse].

Je vous remercie de mettre à jour mon dossier et d’envoyer désormais vos courriers à cette nouvelle adresse.', 'Je vous prie d’agréer, Madame, Monsieur, l’expression de mes salutations distinguées.', 'Justificatif de domicile', ''),
('rent-time', 'Loyer : demander un délai au bailleur', 'letter', 'housing-rent-arrears', '[nom du bailleur ou de l’agence]
[adresse du bailleur]', 'Locataire n° [numéro de locataire]', 'Demande de délai de paiement du loyer', 'Madame, Monsieur,', 'Je suis locataire du logement situé {adresse}.

Je n’ai pas pu payer en entier le loyer de [mois concernés]. Je vous dois [montant] euros. [Expliquez en une phrase : baisse de revenus, aide au logement en attente…]

Je vous propose de payer, en plus du loyer, [montant par mois] euros par mois pendant [nombre de mois] mois, à partir du [date du premier paiement].

Je vous remercie de me confirmer cet accord par écrit. Je souhaite garder mon logement et trouver une solution avec vous.', 'Je vous prie d’agréer, Madame, Monsieur, l’expression de mes salutations distinguées.', 'Justificatif de ressources', ''),
('document-copy', 'Demander la copie d’un document', 'letter', 'writing-letter', '{organisme}
[service]
[adresse]', 'Dossier n° [numéro de dossier]', 'Demande de copie d’un document', 'Madame, Monsieur,', 'Je vous demande de m’envoyer une copie de [nom du document : attestation, contrat, acte, facture…], du [date ou période].

J’en ai besoin pour [démarche]. Je n’ai plus ce document en ma possession.

Je vous remercie de l’envoyer à l’adresse indiquée en haut de cette lettre.', 'Je vous prie d’agréer, Madame, Monsieur, l’expression de mes salutations distinguées.', 'Copie d’une pièce d’identité', '');

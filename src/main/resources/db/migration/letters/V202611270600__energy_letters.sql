-- Letters that are begun from what a screen of energy shows: an instalment plan, points to check in a notice, the attestation of the cheque.
-- The names between brackets are those under which that screen hands in what it knows.
insert into letters.template (code, label, kind, theme, addressee, reference, subject, salutation, body, closing, enclosures, sources) values
('energy-plan', 'Énergie : proposer un échéancier', 'letter', 'energy-instalments', '{organisme}
Service clients
[adresse du fournisseur]', 'Contrat n° [numéro de contrat]', 'Proposition d’échéancier', 'Madame, Monsieur,', 'J’ai reçu votre facture du [date de la facture], pour mon logement situé {adresse}. Je vous dois [dette].

Je ne peux pas payer cette somme en une fois. [Expliquez en une phrase : baisse de revenus, dépense imprévue…]

J’ai fait le compte de ce que je gagne et de ce que je dépense. Je vous propose ces paiements :

[échéancier]

Je vous remercie de me confirmer cet échéancier par écrit, et de ne procéder ni à une réduction ni à une coupure tant qu’il est tenu.', 'Je vous prie d’agréer, Madame, Monsieur, l’expression de mes salutations distinguées.', 'Copie de la facture', ''),
('energy-notice', 'Énergie : faire vérifier une lettre du fournisseur', 'letter', 'energy-contract', '{organisme}
Service clients
[adresse du fournisseur]', 'Contrat n° [numéro de contrat]', 'Votre lettre du [date de la lettre] : demande de vérification', 'Madame, Monsieur,', 'Par votre lettre du [date de la lettre], vous m’annoncez [ce que la lettre annonce] pour le [date annoncée], dans mon logement situé {adresse}.

En comparant votre lettre avec les règles, ces points me semblent à vérifier :

[points à vérifier]

Je vous demande de les vérifier, de me répondre par écrit, et de ne procéder ni à une réduction ni à une coupure avant votre réponse.

Je souhaite trouver une solution avec vous.', 'Je vous prie d’agréer, Madame, Monsieur, l’expression de mes salutations distinguées.', 'Copie de votre lettre
Copie de la facture', ''),
('energy-notice-ombudsman', 'Médiateur de l’énergie : lettre du fournisseur à vérifier', 'letter', 'energy-contract', 'Médiateur national de l’énergie
[adresse du médiateur]', 'Contrat n° [numéro de contrat], {organisme}', 'Litige avec mon fournisseur d’énergie', 'Madame, Monsieur,', '[À vérifier, puis effacer : le médiateur se saisit 2 mois après une réclamation écrite restée sans réponse satisfaisante.]

Je suis en désaccord avec mon fournisseur {organisme}, pour mon logement situé {adresse}.

Par sa lettre du [date de la lettre], il m’annonce [ce que la lettre annonce] pour le [date annoncée]. En comparant cette lettre avec les règles, ces points me semblent à vérifier :

[points à vérifier]

J’ai écrit à mon fournisseur le [date de la réclamation]. [Il n’a pas répondu, ou il a répondu que…]

Je demande : [ce que vous demandez].', 'Je vous prie d’agréer, Madame, Monsieur, l’expression de ma considération distinguée.', 'Copie de ma réclamation écrite
Réponse du fournisseur, si elle existe
Copie de la lettre et de la facture', 'Article R. 122-1 du code de l’énergie, d’après lexbase.fr | 26/11/2026'),
('energy-attestation', 'Énergie : envoyer l’attestation du chèque énergie', 'letter', 'energy-voucher', '{organisme}
Service clients
[adresse du fournisseur]', 'Contrat n° [numéro de contrat]', 'Attestation du chèque énergie [année du chèque]', 'Madame, Monsieur,', 'Je suis titulaire du contrat n° [numéro de contrat], pour mon logement situé {adresse}. C’est ma résidence principale.

J’ai droit au chèque énergie [année du chèque]. Vous trouverez l’attestation avec cette lettre.

Je vous demande de l’enregistrer pour ce contrat, et d’appliquer ce que prévoit l’article R. 124-16 du code de l’énergie : notamment le délai de 30 jours après votre première lettre en cas d’impayé, et aucune réduction de puissance pendant la trêve hivernale.

Je vous remercie de me confirmer par écrit que c’est fait.', 'Je vous prie d’agréer, Madame, Monsieur, l’expression de mes salutations distinguées.', 'Attestation du chèque énergie', 'Article R. 124-16 du code de l’énergie | 24/11/2026');

-- The attestation also goes to a supplier that is not the bill's: the number of the bill's contract says nothing there.
set local parvis.scope = 'network';

update letters.template
set body = replace(body, '[numéro de contrat]', '[numéro de contrat chez ce fournisseur]'),
    reference = replace(reference, '[numéro de contrat]', '[numéro de contrat chez ce fournisseur]')
where code = 'energy-attestation' and version = 0;

reset parvis.scope;

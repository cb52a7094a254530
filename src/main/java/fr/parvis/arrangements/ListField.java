// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.arrangements;

import fr.parvis.values.EnumCode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Field that a partner's file may tell of a household. Nothing else is ever kept of it, and of these only what the arrangement names.
 *
 * <p>Each knows the headings that suppliers, water services and landlords give it, folded: lower case, without accents nor signs.
 */
public enum ListField {
    /** The partner's own name of the customer or contract: what the answer goes back under. Always there. */
    REFERENCE(
            "reference client",
            "reference",
            "ref",
            "ref client",
            "numero client",
            "num client",
            "n client",
            "no client",
            "numero de client",
            "reference contrat",
            "numero contrat",
            "numero de contrat",
            "n contrat",
            "contrat",
            "compte de contrat",
            "compte contrat",
            "numero abonne",
            "n abonne",
            "reference abonne",
            "numero de compte",
            "numero de compte client",
            "identifiant client",
            "identifiant",
            "id client",
            "reference locataire",
            "numero locataire",
            "customer reference",
            "customer id"),
    /** The whole name in one column. */
    NAME(
            "nom et prenom",
            "nom prenom",
            "prenom nom",
            "prenom et nom",
            "nom complet",
            "titulaire",
            "nom du titulaire",
            "nom titulaire",
            "raison sociale",
            "nom client",
            "nom du client",
            "client",
            "locataire",
            "abonne",
            "destinataire"),
    GIVEN("prenom", "prenoms", "prenom client", "prenom du client", "prenom titulaire", "first name"),
    FAMILY("nom", "nom de famille", "nom d usage", "nom usuel", "nom de naissance", "last name"),
    PHONE(
            "telephone",
            "tel",
            "telephone fixe",
            "tel fixe",
            "fixe",
            "numero de telephone",
            "n de telephone",
            "n telephone",
            "telephone 1",
            "tel 1",
            "tel1",
            "telephone1",
            "telephone principal",
            "telephone domicile",
            "phone"),
    MOBILE(
            "telephone mobile",
            "mobile",
            "portable",
            "telephone portable",
            "tel mobile",
            "tel portable",
            "gsm",
            "telephone 2",
            "tel 2",
            "tel2",
            "telephone2",
            "numero mobile",
            "numero de portable"),
    OTHER_PHONE(
            "autre telephone",
            "telephone 3",
            "tel 3",
            "tel3",
            "telephone secondaire",
            "telephone travail",
            "telephone contact"),
    MAIL("courriel", "email", "e mail", "mail", "adresse mail", "adresse email", "adresse electronique", "mel"),
    STREET(
            "adresse",
            "adresse 1",
            "adresse1",
            "numero et voie",
            "n et voie",
            "voie",
            "rue",
            "adresse postale",
            "adresse du logement",
            "adresse de consommation",
            "adresse pdl",
            "adresse du point de livraison",
            "lieu de consommation",
            "ligne 4",
            "adresse ligne 4",
            "address"),
    COMPLEMENT(
            "complement d adresse",
            "complement adresse",
            "complement",
            "adresse 2",
            "adresse2",
            "batiment",
            "batiment etage porte",
            "etage",
            "appartement",
            "residence"),
    POSTCODE("code postal", "cp", "codepostal", "code postal logement", "postal code", "zip"),
    TOWN("commune", "ville", "localite", "nom commune", "nom de la commune", "city"),
    INSEE("code insee", "insee", "code commune", "code commune insee", "codeinsee", "code insee commune"),
    AMOUNT(
            "montant",
            "montant du",
            "montant de la dette",
            "montant dette",
            "dette",
            "solde",
            "solde du",
            "solde debiteur",
            "impaye",
            "impayes",
            "montant impaye",
            "montant de l impaye",
            "montant ttc",
            "montant restant du",
            "reste du",
            "reste a payer",
            "somme due",
            "total du",
            "amount"),
    ISSUED_ON(
            "date de facture",
            "date facture",
            "date d emission",
            "date emission",
            "date de la facture",
            "date d emission de la facture",
            "facture du"),
    PAYABLE_BY(
            "date limite de paiement",
            "date limite",
            "date d echeance",
            "date echeance",
            "echeance",
            "date limite paiement",
            "a payer avant le",
            "date d exigibilite"),
    LAST_LETTER_ON(
            "date du dernier courrier",
            "date dernier courrier",
            "date derniere relance",
            "date de derniere relance",
            "derniere relance",
            "date relance",
            "date de relance",
            "date de mise en demeure",
            "date mise en demeure"),
    PLANNED(
            "action prevue",
            "intervention prevue",
            "type d intervention",
            "type intervention",
            "nature de l intervention",
            "intervention",
            "mesure prevue",
            "action",
            "type d action"),
    PLANNED_ON(
            "date d intervention",
            "date intervention",
            "date prevue",
            "date de coupure",
            "date coupure",
            "date de coupure prevue",
            "date d intervention prevue",
            "date prevue d intervention",
            "date de reduction",
            "date d action",
            "date d expulsion"),
    METER("compteur", "type de compteur", "type compteur", "linky", "compteur communicant"),
    POWER(
            "puissance souscrite",
            "puissance",
            "kva",
            "puissance kva",
            "puissance souscrite kva",
            "puissance souscrite en kva",
            "ps"),
    MAIN_HOME(
            "residence principale", "type de residence", "type residence", "residence principale o n", "type logement"),
    CHEQUE(
            "cheque energie",
            "beneficiaire cheque energie",
            "beneficiaire du cheque energie",
            "chequier energie",
            "ce",
            "client protege",
            "cheque energie o n"),
    LANGUAGE("langue", "langue parlee", "language");

    /** Without them in the agreement there is no list. */
    public static final List<ListField> NEEDED = List.of(REFERENCE);

    /** By one of these a household is reached. */
    public static final List<ListField> WAYS = List.of(PHONE, MOBILE, OTHER_PHONE, MAIL, STREET);

    @SuppressWarnings("ImmutableEnumChecker")
    private final List<String> headings;

    ListField(String... headings) {
        this.headings = List.of(headings);
    }

    /** As it is stored and named in forms: {@code last-letter-on}. */
    public String code() {
        return EnumCode.of(this);
    }

    public static Optional<ListField> of(String code) {
        return EnumCode.find(ListField.class, code);
    }

    public static List<String> codes() {
        return Stream.of(values()).map(ListField::code).toList();
    }

    /** Whether a heading, folded, is one of its own. */
    public boolean isCalled(String folded) {
        return headings.contains(folded) || folded.equals(code().replace('-', ' '));
    }

    public boolean isName() {
        return this == NAME || this == GIVEN || this == FAMILY;
    }

    public boolean isPhone() {
        return this == PHONE || this == MOBILE || this == OTHER_PHONE;
    }
}

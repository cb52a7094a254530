// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.network.domain.standard;

import fr.parvis.values.FoldedText;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The closed lists of values of the standard, version 2, and what the values of version 1 have become. */
public final class StandardValues {

    public static final String EQUIPMENT_AT_SOLIDARITY_PRICE = "Acquisition de matériel informatique à prix solidaire";
    public static final String HELP_WITH_FORMALITIES = "Aide aux démarches administratives";
    public static final String EVERYDAY_TOOLS = "Maîtrise des outils numériques du quotidien";
    public static final String WORK = "Insertion professionnelle via le numérique";
    public static final String SAFETY = "Utilisation sécurisée du numérique";
    public static final String PARENTING = "Parentalité et éducation avec le numérique";
    public static final String LEISURE = "Loisirs et créations numériques";
    public static final String UNDERSTANDING = "Compréhension du monde numérique";
    public static final String INTERNET_AND_EQUIPMENT = "Accès internet et matériel informatique";

    public static final List<String> SERVICES = List.of(
            EQUIPMENT_AT_SOLIDARITY_PRICE,
            HELP_WITH_FORMALITIES,
            EVERYDAY_TOOLS,
            WORK,
            SAFETY,
            PARENTING,
            LEISURE,
            UNDERSTANDING,
            INTERNET_AND_EQUIPMENT);

    public static final String YOUNG = "Jeunes";
    public static final String STUDENTS = "Étudiants";
    public static final String FAMILIES = "Familles et/ou enfants";
    public static final String SENIORS = "Seniors";
    public static final String WOMEN = "Femmes";

    public static final List<String> PUBLICS = List.of(YOUNG, STUDENTS, FAMILIES, SENIORS, WOMEN);

    public static final String DEAFNESS = "Surdité";
    public static final String MOTOR_DISABILITY = "Handicaps moteurs";
    public static final String MENTAL_DISABILITY = "Handicaps mentaux";
    public static final String ILLITERACY = "Illettrisme";
    public static final String ENGLISH = "Langues étrangères (anglais)";
    public static final String OTHER_LANGUAGES = "Langues étrangères (autres)";
    public static final String VISUAL_IMPAIRMENT = "Déficience visuelle";

    public static final List<String> SPECIAL_CARE = List.of(
            DEAFNESS, MOTOR_DISABILITY, MENTAL_DISABILITY, ILLITERACY, ENGLISH, OTHER_LANGUAGES, VISUAL_IMPAIRMENT);

    public static final String FREE = "Gratuit";
    public static final String FREE_ON_CONDITION = "Gratuit sous condition";
    public static final String PAID = "Payant";

    public static final List<String> FEES = List.of(FREE, FREE_ON_CONDITION, PAID);

    public static final String ROAMING = "Itinérant";
    public static final String FIXED = "Fixe";

    public static final List<String> ROAMINGS = List.of(ROAMING, FIXED);

    public static final String COME_IN = "Se présenter";
    public static final String PHONE = "Téléphoner";
    public static final String EMAIL = "Contacter par mail";
    public static final String PRESCRIPTION = "Envoyer un mail avec une fiche de prescription";
    public static final String BOOK_ONLINE = "Prendre un RDV en ligne";
    public static final String NO_PUBLIC = "Ce lieu n'accueille pas de public";

    public static final List<String> ACCESS = List.of(COME_IN, PHONE, EMAIL, PRESCRIPTION, BOOK_ONLINE, NO_PUBLIC);

    public static final String ALONE = "En autonomie";
    public static final String ONE_TO_ONE = "Accompagnement individuel";
    public static final String WORKSHOP = "Dans un atelier collectif";
    public static final String REMOTE = "À distance";

    public static final List<String> SUPPORT = List.of(ALONE, ONE_TO_ONE, WORKSHOP, REMOTE);

    public static final String AIDANTS_CONNECT = "Aidants Connect";
    public static final String FRANCE_SERVICES = "France Services";
    public static final String CONSEILLERS_NUMERIQUES = "Conseillers numériques";
    public static final String CAF_ACCESS_POINT = "Point d'accès numérique CAF";
    public static final String GRANDE_ECOLE_DU_NUMERIQUE = "Grande école du numérique";

    /** Spelt as the standard spells them. */
    public static final List<String> PROGRAMMES = List.of(
            AIDANTS_CONNECT,
            "Bibliothèques numérique de référence",
            "Certification PIX",
            CONSEILLERS_NUMERIQUES,
            "Emmaüs Connect",
            FRANCE_SERVICES,
            GRANDE_ECOLE_DU_NUMERIQUE,
            "La Croix Rouge",
            CAF_ACCESS_POINT,
            "Promeneurs du net",
            "Relais numérique (Emmaüs Connect)");

    public static final String FABRIQUES_DE_TERRITOIRE = "Fabriques de Territoire";
    public static final String SUD_LABS = "SUD LABS (PACA)";

    public static final List<String> TRAINING = List.of(
            "Formé à « Mon Espace Santé »",
            "Formé à « DUPLEX » (illettrisme)",
            "Arnia/MedNum BFC (Bourgogne-Franche-Comté)",
            "Collectif ressources et acteurs réemploi (Normandie)",
            "Étapes numériques (La Poste)",
            FABRIQUES_DE_TERRITOIRE,
            "Les Éclaireurs du numérique (Drôme)",
            "Mes Papiers (Métropole de Lyon)",
            SUD_LABS);

    public static final String PIMMS = "PIMMS";
    public static final String FRANCE_SERVICES_NETWORK = "RFS";

    public static final List<String> TYPOLOGY = List.of(("""
            ACI ACIPHC AFPA AI ASE ASSO ASSO_CHOMEUR Autre AVIP BIB CAARUD CADA CAF CAP_EMPLOI CAVA CC CCAS CCONS CD CDAS \
            CFP CHRS CHU CIAS CIDFF CITMET CMP CMS CPAM CPH CS CSAPA CSC DEETS DEPT DIPLP E2C EA EATT EI EITI ENM EPCI EPI \
            EPIDE EPN ES ESAT ESS ETTI EVS FABLAB FABRIQUE FAIS FT GEIQ HUDA LA_POSTE MDE MDH MDEF MDPH MDS MJC ML MQ MSA \
            MSAP MUNI OACAS ODC OF OIL OPCS PAD PENSION PI PIJ_BIJ PIMMS PJJ PLIE PREF PREVENTION REG RELAIS_LECTURE \
            RESSOURCERIE RFS RS_FJT SCP SPIP TIERS_LIEUX UDAF""").split(" "));

    /** The fields whose values are in a closed list, with that list. */
    private static final Map<StandardField, List<String>> CLOSED = Map.ofEntries(
            Map.entry(StandardField.SERVICES, SERVICES),
            Map.entry(StandardField.TYPOLOGY, TYPOLOGY),
            Map.entry(StandardField.PUBLICS, PUBLICS),
            Map.entry(StandardField.SPECIAL_CARE, SPECIAL_CARE),
            Map.entry(StandardField.FEES, FEES),
            Map.entry(StandardField.ACCESS, ACCESS),
            Map.entry(StandardField.SUPPORT, SUPPORT),
            Map.entry(StandardField.ROAMING, ROAMINGS),
            Map.entry(StandardField.PROGRAMMES, PROGRAMMES),
            Map.entry(StandardField.TRAINING, TRAINING));

    private static final Map<StandardField, Map<String, Set<Meaning>>> MEANINGS = new HashMap<>();

    static {
        CLOSED.forEach((field, values) -> values.forEach(value -> means(field, value, new Meaning(field, value))));

        became(StandardField.SERVICES, EVERYDAY_TOOLS, "Prendre en main un smartphone ou une tablette");
        became(
                StandardField.SERVICES,
                EVERYDAY_TOOLS,
                "Prendre en main un ordinateur",
                "Utiliser le numérique au quotidien");
        became(StandardField.SERVICES, HELP_WITH_FORMALITIES, "Devenir autonome dans les démarches administratives");
        became(
                StandardField.SERVICES,
                HELP_WITH_FORMALITIES,
                "Réaliser des démarches administratives avec un accompagnement",
                "Accompagner les démarches de santé");
        became(
                StandardField.SERVICES,
                UNDERSTANDING,
                "Approfondir ma culture numérique",
                "Promouvoir la citoyenneté numérique");
        became(
                StandardField.SERVICES,
                WORK,
                "Favoriser mon insertion professionnelle",
                "Créer et développer mon entreprise");
        became(
                StandardField.SERVICES,
                INTERNET_AND_EQUIPMENT,
                "Accéder à une connexion internet",
                "Accéder à du matériel");
        became(StandardField.SERVICES, EQUIPMENT_AT_SOLIDARITY_PRICE, "S'équiper en matériel informatique");
        became(
                StandardField.SERVICES,
                EQUIPMENT_AT_SOLIDARITY_PRICE,
                "Acquérir du matériel informatique à prix solidaire");
        became(StandardField.SERVICES, LEISURE, "Créer avec le numérique");
        became(StandardField.SERVICES, PARENTING, "Soutenir la parentalité et l'éducation avec le numérique");

        became(StandardField.PUBLICS, YOUNG, "Jeunes (16-26 ans)", "Jeune");
        became(StandardField.PUBLICS, STUDENTS, "Étudiant");
        became(StandardField.PUBLICS, FAMILIES, "Familles/enfants", "Familles");
        became(StandardField.PUBLICS, SENIORS, "Seniors (+ 65 ans)", "Senior");
        became(StandardField.PUBLICS, WOMEN, "Uniquement femmes");
        // version 1 had one column for whom a place receives and for the care it can take
        for (String care : SPECIAL_CARE) {
            means(StandardField.PUBLICS, care, new Meaning(StandardField.SPECIAL_CARE, care));
        }
        moved(StandardField.PUBLICS, StandardField.SPECIAL_CARE, MENTAL_DISABILITY, "Handicaps psychiques");
        moved(StandardField.PUBLICS, StandardField.SPECIAL_CARE, ILLITERACY, "Personnes en situation d'illettrisme");
        moved(StandardField.PUBLICS, StandardField.SPECIAL_CARE, OTHER_LANGUAGES, "Public langues étrangères");
        // whoever comes: says nothing about a particular public
        forgotten(StandardField.PUBLICS, "Adultes", "Tout public");

        became(StandardField.FEES, PAID, "Adhésion");
        // the Pass numérique is no longer issued
        forgotten(StandardField.FEES, "Accepte le Pass numérique");

        became(StandardField.SUPPORT, ALONE, "Seul");
        became(StandardField.SUPPORT, ONE_TO_ONE, "Avec de l'aide", "À ma place");
        became(StandardField.SUPPORT, WORKSHOP, "Dans un atelier");

        became(StandardField.PROGRAMMES, CONSEILLERS_NUMERIQUES, "CNFS", "Conseiller numérique");
        became(StandardField.PROGRAMMES, GRANDE_ECOLE_DU_NUMERIQUE, "Grandes écoles du numérique");
        became(StandardField.PROGRAMMES, CAF_ACCESS_POINT, "Point relais CAF", "Point numérique CAF");
        moved(StandardField.PROGRAMMES, StandardField.TRAINING, FABRIQUES_DE_TERRITOIRE, FABRIQUES_DE_TERRITOIRE);
        // labels of version 1 without a code in version 2 are kept as free labels
        for (String label : List.of("APTIC", "Relais pôle emploi", "French Tech", "Campus connecté")) {
            moved(StandardField.PROGRAMMES, StandardField.OTHER_LABELS, label, label);
        }
        moved(StandardField.OTHER_LABELS, StandardField.TRAINING, SUD_LABS, "SudLabs", "SUD LABS");
        for (String label : TRAINING) {
            moved(StandardField.OTHER_LABELS, StandardField.TRAINING, label, label);
        }
    }

    private StandardValues() {}

    /** Whether the values of this field are in a closed list. */
    static boolean closed(StandardField field) {
        return CLOSED.containsKey(field);
    }

    /**
     * Meaning in version 2 of a value found in a column: usually one value of the same field, sometimes one of another field,
     * an empty set for a value that version 2 has dropped. Empty when the value is unknown.
     */
    static Optional<Set<Meaning>> meaning(StandardField field, String value) {
        Map<String, Set<Meaning>> known = MEANINGS.getOrDefault(field, Map.of());
        Set<Meaning> whole = known.get(FoldedText.words(value));
        if (whole != null) {
            return Optional.of(whole);
        }
        // version 1 explained itself after a colon: "Gratuit : Je peux accéder gratuitement au lieu"
        int colon = value.indexOf(':');
        return colon < 0
                ? Optional.empty()
                : Optional.ofNullable(known.get(FoldedText.words(value.substring(0, colon))));
    }

    private static void became(StandardField field, String value, String... old) {
        moved(field, field, value, old);
    }

    private static void moved(StandardField from, StandardField to, String value, String... old) {
        for (String one : old) {
            means(from, one, new Meaning(to, value));
        }
    }

    private static void forgotten(StandardField field, String... old) {
        for (String one : old) {
            means(field, one);
        }
    }

    private static void means(StandardField field, String text, Meaning... meanings) {
        Set<Meaning> all = new LinkedHashSet<>(List.of(meanings));
        MEANINGS.computeIfAbsent(field, f -> new HashMap<>()).put(FoldedText.words(text), all);
    }

    /** A value of version 2 and the field to which it belongs. */
    record Meaning(StandardField field, String value) {}
}

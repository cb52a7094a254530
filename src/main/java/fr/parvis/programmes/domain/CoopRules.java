// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.programmes.domain;

import fr.parvis.values.Problem;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The rules of La Coop for an act, read from its forms of summer 2026. What is refused stays out of the file; a warning goes with it. */
final class CoopRules {
    /** The first day of the programme: La Coop takes nothing before. */
    static final LocalDate FIRST = LocalDate.of(2020, 11, 17);

    /** 23 hours and 59 minutes. */
    static final int LONGEST = 23 * 60 + 59;

    static final int MOST_PERSONS = 10_000;

    static final Set<String> PLACES = Set.of("lieu_activite", "domicile", "a_distance", "autre");
    static final Set<String> THEMES = Set.of(
            "diagnostic_numerique",
            "prendre_en_main_du_materiel",
            "maintenance_de_materiel",
            "gere_ses_contenus_numeriques",
            "navigation_sur_internet",
            "email",
            "bureautique",
            "reseaux_sociaux",
            "sante",
            "banque_et_achats_en_ligne",
            "entrepreneuriat",
            "insertion_professionnelle",
            "securite_numerique",
            "parentalite",
            "scolarite_et_numerique",
            "creer_avec_le_numerique",
            "culture_numerique",
            "intelligence_artificielle",
            CoopAct.ADMINISTRATIVE);
    static final Set<String> ADMINISTRATIVE_THEMES = Set.of(
            "papiers_elections_citoyennete",
            "famille_scolarite",
            "social_sante",
            "travail_formation",
            "logement",
            "transports_mobilite",
            "argent_impots",
            "justice",
            "etrangers_europe",
            "loisirs_sports_culture",
            "associations");
    static final Set<String> DEVICES = Set.of("ordinateur", "telephone", "tablette", "autre", "aucun");
    static final Set<String> AUTONOMY = Set.of("entierement_accompagne", "partiellement_autonome", "autonome");
    static final Set<String> REDIRECTIONS = Set.of(
            "administration",
            "mediation_numerique",
            "operateur_ou_organisme_en_charge",
            "aide_sociale",
            "insertion_professionnelle",
            "aide_aux_demarches_administratives",
            "autre");

    private CoopRules() {}

    /**
     * @param today at the point of the act
     * @param placed whether its commune has a postcode; of an act at a place, whether the place has an address
     */
    public static List<Problem> check(CoopAct act, LocalDate today, boolean placed) {
        var problems = new ArrayList<Problem>();
        if (act.day().isAfter(today)) problems.add(Problem.of("date", "programmes.coop.problem.to-come"));
        if (act.day().isBefore(FIRST)) problems.add(Problem.of("date", "programmes.coop.problem.before", FIRST));
        if (act.minutes() < 1) problems.add(Problem.of("duree", "programmes.coop.problem.no-time"));
        if (act.minutes() > LONGEST) problems.add(Problem.of("duree", "programmes.coop.problem.long"));
        place(problems, act, placed);
        themes(problems, act);
        if (!DEVICES.containsAll(act.devices())) problems.add(Problem.of("materiel", "programmes.coop.problem.device"));
        if (!act.autonomy().isEmpty() && !AUTONOMY.contains(act.autonomy()))
            problems.add(Problem.of("autonomie", "programmes.coop.problem.autonomy"));
        if (!act.redirection().isEmpty() && !REDIRECTIONS.contains(act.redirection()))
            problems.add(Problem.of("structure", "programmes.coop.problem.redirection"));
        persons(problems, act);
        if (act.mediators().isEmpty()) problems.add(Problem.of("mediateur", "programmes.coop.problem.mediator"));
        if (act.unconfirmed()) problems.add(Problem.warning("thematiques", "programmes.coop.problem.unconfirmed"));
        return problems;
    }

    private static void place(List<Problem> problems, CoopAct act, boolean placed) {
        if (!PLACES.contains(act.place())) {
            problems.add(Problem.of("lieu", "programmes.coop.problem.place"));
            return;
        }
        if (act.place().equals(CoopAct.AT_THE_PLACE)) {
            if (act.point() == null || !placed) problems.add(Problem.of("lieu", "programmes.coop.problem.point"));
        } else if (act.place().equals(CoopAct.AT_HOME) || act.place().equals(CoopAct.ELSEWHERE)) {
            if (act.insee() == null) problems.add(Problem.of("commune", "programmes.coop.problem.no-commune"));
            else if (!placed) problems.add(Problem.of("commune", "programmes.coop.problem.commune", act.insee()));
        }
    }

    private static void themes(List<Problem> problems, CoopAct act) {
        if (act.themes().isEmpty())
            problems.add(Problem.of(
                    "thematiques",
                    act.session() ? "programmes.coop.problem.no-gesture" : "programmes.coop.problem.no-theme"));
        if (!THEMES.containsAll(act.themes()) || !ADMINISTRATIVE_THEMES.containsAll(act.administrative()))
            problems.add(Problem.of("thematiques", "programmes.coop.problem.theme"));
        boolean administrative = act.themes().contains(CoopAct.ADMINISTRATIVE);
        if (!administrative && !act.administrative().isEmpty())
            problems.add(Problem.of("thematiques", "programmes.coop.problem.administrative"));
        if (administrative && act.administrative().isEmpty())
            problems.add(Problem.warning("thematiques", "programmes.coop.problem.which-administrative"));
    }

    private static void persons(List<Problem> problems, CoopAct act) {
        if (act.persons() < 1 || act.persons() > MOST_PERSONS)
            problems.add(Problem.of("beneficiaires", "programmes.coop.problem.persons", MOST_PERSONS));
        if (!act.collective() && act.persons() > 1)
            problems.add(Problem.warning("beneficiaires", "programmes.coop.problem.together", act.persons()));
        if (act.before() < 0 || act.before() > act.persons())
            problems.add(Problem.of("beneficiaires", "programmes.coop.problem.before-more"));
        CoopAct.DIMENSIONS.forEach((dimension, codes) -> {
            var said = act.counts().getOrDefault(dimension, Map.of());
            if (!codes.containsAll(said.keySet())
                    || said.values().stream().anyMatch(count -> count < 0)
                    || said.values().stream().mapToInt(Integer::intValue).sum() > act.persons())
                problems.add(Problem.of("beneficiaires", "programmes.coop.problem.sum"));
        });
    }

    /** Whether the act may go into the file. */
    public static boolean goes(List<Problem> problems) {
        return problems.stream().noneMatch(problem -> problem.severity() == Problem.Severity.REFUSAL);
    }
}

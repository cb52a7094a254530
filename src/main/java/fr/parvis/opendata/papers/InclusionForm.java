// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.opendata.papers;

import fr.parvis.network.OpenPoints.OpenPoint;
import fr.parvis.network.domain.standard.StandardPlace;
import fr.parvis.network.domain.standard.StandardValues;
import fr.parvis.values.FoldedText;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A point in version 1 of the schema data·inclusion: a structure, and a service for each service of the national standard. Nobody's
 * name is ever told ({@code contact_nom_prenom}).
 */
final class InclusionForm {
    private static final String FUNDAMENTALS = "numerique--maitriser-les-fondamentaux-du-numerique";

    /** Themes of data·inclusion for each service of the national standard. */
    private static final Map<String, List<String>> THEMES = Map.of(
            StandardValues.EQUIPMENT_AT_SOLIDARITY_PRICE, List.of("numerique--acquerir-un-equipement"),
            StandardValues.HELP_WITH_FORMALITIES,
                    List.of(
                            "difficultes-administratives-ou-juridiques--accompagnement-aux-demarches-administratives",
                            "numerique--acceder-a-des-services-en-ligne"),
            StandardValues.EVERYDAY_TOOLS, List.of(FUNDAMENTALS),
            StandardValues.WORK, List.of("preparer-sa-candidature--organiser-ses-demarches-de-recherche-demploi"),
            StandardValues.SAFETY, List.of(FUNDAMENTALS),
            StandardValues.PARENTING, List.of("famille--soutien-a-la-parentalite-et-a-leducation"),
            StandardValues.LEISURE, List.of(FUNDAMENTALS),
            StandardValues.UNDERSTANDING, List.of(FUNDAMENTALS),
            StandardValues.INTERNET_AND_EQUIPMENT, List.of("numerique--acceder-a-une-connexion-internet"));

    private static final Map<String, String> PUBLICS = Map.of(
            StandardValues.YOUNG, "jeunes",
            StandardValues.STUDENTS, "etudiants",
            StandardValues.FAMILIES, "familles",
            StandardValues.SENIORS, "seniors",
            StandardValues.WOMEN, "femmes");

    private static final Map<String, String> NETWORKS = Map.of(
            StandardValues.FRANCE_SERVICES, "france-service",
            StandardValues.AIDANTS_CONNECT, "aidants-connect",
            StandardValues.CONSEILLERS_NUMERIQUES, "conseillers-numeriques");

    private InclusionForm() {}

    static Map<String, Object> structure(OpenPoint point, Publisher giver) {
        var place = point.place();
        return address(
                        new JsonItem()
                                .with("source", giver.source())
                                .with("id", structureId(point, giver))
                                .with("nom", ServiceDescription.name(place.name()))
                                .with("description", ServiceDescription.of(point, giver))
                                .with("date_maj", updated(point))
                                .with("siret", siret(place.pivot())),
                        place)
                .with("telephone", place.phone())
                .with("courriel", first(place.emails()))
                .with("site_web", first(place.websites()))
                .with("horaires_accueil", place.hours())
                .with("accessibilite_lieu", place.accessibility())
                .with("reseaux_porteurs", networks(place))
                .with("lien_source", giver.hasAddress() ? giver.page(point.id()) : null)
                .with(JsonItem.CLOSED_ON, closedOn(point))
                .done();
    }

    static List<Map<String, Object>> services(OpenPoint point, Publisher giver) {
        return point.place().services().stream()
                .filter(THEMES::containsKey)
                .map(service -> service(service, point, giver))
                .toList();
    }

    private static Map<String, Object> service(String service, OpenPoint point, Publisher giver) {
        var place = point.place();
        var mobilisation = mobilisation(place);
        return address(
                        new JsonItem()
                                .with("source", giver.source())
                                .with("structure_id", structureId(point, giver))
                                .with("id", structureId(point, giver) + "-" + slug(service))
                                .with("nom", service)
                                .with("description", ServiceDescription.of(service, point, giver))
                                .with("date_maj", updated(point))
                                .with("type", type(service, place))
                                .with("thematiques", THEMES.get(service))
                                .with("publics", publics(place))
                                .with("publics_precisions", care(place))
                                .with("frais", fees(place))
                                .with("frais_precisions", conditions(place)),
                        place)
                .with("telephone", place.phone())
                .with("courriel", first(place.emails()))
                .with("modes_accueil", modes(place))
                .with("modes_mobilisation", mobilisation)
                .with("mobilisable_par", mobilisation.isEmpty() ? List.of() : movers(place))
                .with("lien_mobilisation", place.booking())
                .with("horaires_accueil", place.hours())
                .with("lien_source", giver.hasAddress() ? giver.page(point.id()) : null)
                .with(JsonItem.CLOSED_ON, closedOn(point))
                .done();
    }

    private static JsonItem address(JsonItem item, StandardPlace place) {
        return item.with("commune", place.commune())
                .with("code_postal", place.postcode())
                .with("code_insee", place.insee())
                .with("adresse", place.address())
                .with("complement_adresse", place.addressComplement())
                .with("longitude", place.longitude())
                .with("latitude", place.latitude());
    }

    private static String structureId(OpenPoint point, Publisher giver) {
        return giver.source() + "--" + point.id();
    }

    private static String updated(OpenPoint point) {
        return Objects.requireNonNullElse(point.place().updated(), point.openedOn())
                .toString();
    }

    private static @Nullable String closedOn(OpenPoint point) {
        return point.gone() && point.closedOn() != null ? point.closedOn().toString() : null;
    }

    private static @Nullable String siret(@Nullable String pivot) {
        return pivot != null && pivot.matches("\\d{14}") ? pivot : null;
    }

    private static @Nullable String first(List<String> values) {
        return values.isEmpty() ? null : values.getFirst();
    }

    private static List<String> networks(StandardPlace place) {
        var networks = new ArrayList<String>();
        networks.add("pimms-mediation");
        place.programmes().stream()
                .map(NETWORKS::get)
                .filter(Objects::nonNull)
                .sorted()
                .forEach(networks::add);
        return networks;
    }

    private static String type(String service, StandardPlace place) {
        if (service.equals(StandardValues.EQUIPMENT_AT_SOLIDARITY_PRICE)
                || service.equals(StandardValues.INTERNET_AND_EQUIPMENT)) return "aide-materielle";
        return place.support().equals(List.of(StandardValues.WORKSHOP)) ? "atelier" : "accompagnement";
    }

    private static List<String> publics(StandardPlace place) {
        var publics = place.publics().stream()
                .map(PUBLICS::get)
                .filter(Objects::nonNull)
                .toList();
        return publics.isEmpty() ? List.of("tous-publics") : publics;
    }

    private static @Nullable String care(StandardPlace place) {
        return place.specialCare().isEmpty() ? null : String.join(", ", place.specialCare());
    }

    private static @Nullable String fees(StandardPlace place) {
        if (place.fees().equals(List.of(StandardValues.FREE))) return "gratuit";
        return place.fees().equals(List.of(StandardValues.PAID)) ? "payant" : null;
    }

    private static @Nullable String conditions(StandardPlace place) {
        return fees(place) != null || place.fees().isEmpty() ? null : String.join(", ", place.fees());
    }

    private static List<String> modes(StandardPlace place) {
        var modes = new ArrayList<String>();
        if (!place.access().contains(StandardValues.NO_PUBLIC)) modes.add("en-presentiel");
        if (place.support().contains(StandardValues.REMOTE)) modes.add("a-distance");
        return modes;
    }

    private static Set<String> mobilisation(StandardPlace place) {
        var modes = new LinkedHashSet<String>();
        for (var mode : place.access())
            switch (mode) {
                case StandardValues.COME_IN -> modes.add("se-presenter");
                case StandardValues.PHONE -> modes.add("telephoner");
                case StandardValues.EMAIL, StandardValues.PRESCRIPTION -> modes.add("envoyer-un-courriel");
                default -> {}
            }
        if (place.booking() != null) modes.add("utiliser-lien-mobilisation");
        return modes;
    }

    private static List<String> movers(StandardPlace place) {
        return place.access().contains(StandardValues.PRESCRIPTION)
                ? List.of("usagers", "professionnels")
                : List.of("usagers");
    }

    private static String slug(String text) {
        return FoldedText.unaccented(text).replaceAll("[^a-z0-9]+", "-");
    }
}

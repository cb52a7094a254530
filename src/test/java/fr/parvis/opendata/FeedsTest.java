// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.opendata;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.Network;
import fr.parvis.Pages;
import fr.parvis.ParvisTest;
import fr.parvis.RawDatabase;
import fr.parvis.access.Role;
import fr.parvis.access.SignedIn;
import fr.parvis.network.Communes;
import fr.parvis.network.NewPoint;
import fr.parvis.network.OfferedPoints;
import fr.parvis.network.PointKind;
import fr.parvis.network.Points;
import fr.parvis.network.domain.standard.Row;
import fr.parvis.network.domain.standard.StandardPlace;
import fr.parvis.network.domain.standard.StandardReader.Limits;
import fr.parvis.network.domain.standard.StandardValues;
import fr.parvis.rounds.PastRounds;
import fr.parvis.rounds.PastRounds.PastStop;
import fr.parvis.rounds.PastRounds.PastTour;
import fr.parvis.values.Ids;
import fr.parvis.values.NetworkTime;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Each feed is read back as those for whom it is made read it. */
@ParvisTest
class FeedsTest {
    private static final String UUID_FORM = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";
    private static final List<String> WHOLE = List.of(
            "/api/v1/points",
            "/api/v1/points?format=csv",
            "/api/v1/points.geojson",
            "/api/v1/data-inclusion/structures",
            "/api/v1/data-inclusion/services",
            "/api/v1/tours",
            "/api/v1/workshops",
            "/api/v1/public-figures",
            "/api/v1/public-figures?format=csv",
            "/api/v1/catalog.jsonld",
            "/api/v1/hsds",
            "/api/v1/hsds/organizations",
            "/api/v1/hsds/services",
            "/api/v1/hsds/locations",
            "/api/v1/hsds/service_at_locations");

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Pages pages;

    @Autowired
    Network network;

    @Autowired
    Points points;

    @Autowired
    OfferedPoints offered;

    @Autowired
    Communes communes;

    @Autowired
    PastRounds rounds;

    SignedIn director;

    @BeforeEach
    void aDirector() {
        director = network.a(Role.DIRECTOR, network.anAssociation());
    }

    @Test
    void the_standard_is_read_back_by_our_own_importer_field_by_field() throws Exception {
        var id = aPoint("Point du Port ☕ مرحبا", "Mo-Fr 09:00-12:00,14:00-17:30", Set.of("france-services", "pand"));
        describe(id);
        for (var address : List.of("/api/v1/points", "/api/v1/points?format=csv")) {
            var place = importer(bytes(address)).get(id.toString());
            assertThat(place).as(address).isNotNull();
            assertThat(place.name()).isEqualTo("Point du Port ☕ مرحبا");
            assertThat(place.pivot()).isEqualTo("12345678901234");
            assertThat(place.postcode()).isEqualTo("29200");
            assertThat(place.commune()).isEqualTo("Brest");
            assertThat(place.insee()).isEqualTo("29019");
            assertThat(place.address()).isEqualTo("1 rue du Port");
            assertThat(place.addressComplement()).isEqualTo("Bâtiment B");
            assertThat(place.latitude()).isEqualTo(48.39);
            assertThat(place.longitude()).isEqualTo(-4.486);
            assertThat(place.phone()).isEqualTo("02 98 00 00 00");
            assertThat(place.emails()).containsExactly("accueil@port.example");
            assertThat(place.websites()).containsExactly("https://port.example");
            assertThat(place.summary()).isEqualTo("<script>alert(1)</script> est du texte, \"rien\" d'autre.");
            assertThat(place.detail()).isEqualTo("Une présentation;\nsur deux lignes.");
            assertThat(place.hours()).startsWith("Mo-Fr 09:00-12:00,14:00-17:30");
            assertThat(place.services()).containsExactly(StandardValues.HELP_WITH_FORMALITIES);
            assertThat(place.access()).containsExactly(StandardValues.COME_IN, StandardValues.PHONE);
            assertThat(place.fees()).containsExactly(StandardValues.FREE);
            assertThat(place.publics()).containsExactly(StandardValues.SENIORS);
            assertThat(place.specialCare()).containsExactly(StandardValues.ILLITERACY);
            assertThat(place.support()).containsExactly(StandardValues.ONE_TO_ONE);
            assertThat(place.typology()).containsExactly("PIMMS");
            assertThat(place.roaming()).containsExactly(StandardValues.FIXED);
            assertThat(place.programmes()).contains(StandardValues.FRANCE_SERVICES);
            assertThat(place.otherLabels()).contains("PAND@");
            assertThat(place.booking()).isEqualTo("https://rdv.example/port");
            assertThat(place.accessibility()).isEqualTo("https://acceslibre.example/port");
            assertThat(place.updated()).isNotNull();
            assertThat(place.source()).isNotBlank();
        }
    }

    @Test
    void geojson_is_what_rfc_7946_says_longitude_first() throws Exception {
        var placed = aPoint("Point placé", "24/7", Set.of());
        describe(placed);
        var lost = aPoint("Point sans position", null, Set.of());
        withoutPosition(lost);
        var map = json("/api/v1/points.geojson");
        assertThat(map.get("type").asString()).isEqualTo("FeatureCollection");
        assertThat(map.get("licence").asString()).contains("licence-ouverte");
        var features = byId(map.get("features"));
        for (var feature : features.values()) {
            assertThat(feature.get("type").asString()).isEqualTo("Feature");
            assertThat(feature.has("geometry")).isTrue();
            assertThat(feature.get("properties").isObject()).isTrue();
            assertThat(feature.get("properties").get("nom").asString()).isNotBlank();
            var geometry = feature.get("geometry");
            if (geometry.isNull()) continue;
            assertThat(geometry.get("type").asString()).isEqualTo("Point");
            assertThat(geometry.get("coordinates")).hasSize(2);
            assertThat(geometry.get("coordinates").get(0).asDouble()).isBetween(-180.0, 180.0);
            assertThat(geometry.get("coordinates").get(1).asDouble()).isBetween(-90.0, 90.0);
        }
        var coordinates = features.get(placed.toString()).get("geometry").get("coordinates");
        assertThat(coordinates.get(0).asDouble()).isEqualTo(-4.486);
        assertThat(coordinates.get(1).asDouble()).isEqualTo(48.39);
        assertThat(features.get(lost.toString()).get("geometry").isNull()).isTrue();
    }

    private static final Set<String> INCLUSION_NETWORKS =
            Set.of("pimms-mediation", "france-service", "aidants-connect", "conseillers-numeriques");
    private static final Set<String> INCLUSION_STRUCTURE = Set.of(
            "source",
            "id",
            "nom",
            "description",
            "date_maj",
            "siret",
            "adresse",
            "complement_adresse",
            "code_insee",
            "code_postal",
            "commune",
            "longitude",
            "latitude",
            "telephone",
            "courriel",
            "site_web",
            "horaires_accueil",
            "accessibilite_lieu",
            "reseaux_porteurs",
            "lien_source");
    private static final Set<String> INCLUSION_SERVICE = Set.of(
            "source",
            "structure_id",
            "id",
            "nom",
            "description",
            "date_maj",
            "type",
            "thematiques",
            "publics",
            "publics_precisions",
            "conditions_acces",
            "frais",
            "frais_precisions",
            "modes_accueil",
            "modes_mobilisation",
            "mobilisable_par",
            "mobilisation_precisions",
            "lien_mobilisation",
            "courriel",
            "telephone",
            "horaires_accueil",
            "volume_horaire_hebdomadaire",
            "nombre_semaines",
            "zone_eligibilite",
            "adresse",
            "complement_adresse",
            "code_insee",
            "code_postal",
            "commune",
            "longitude",
            "latitude",
            "lien_source");
    private static final Set<String> INCLUSION_THEMES = Set.of(
            "difficultes-administratives-ou-juridiques--accompagnement-aux-demarches-administratives",
            "famille--soutien-a-la-parentalite-et-a-leducation",
            "numerique--acceder-a-des-services-en-ligne",
            "numerique--acceder-a-une-connexion-internet",
            "numerique--acquerir-un-equipement",
            "numerique--maitriser-les-fondamentaux-du-numerique",
            "preparer-sa-candidature--organiser-ses-demarches-de-recherche-demploi");

    @Test
    void data_inclusion_holds_to_the_field_rules_of_version_1() throws Exception {
        var described = aPoint("Point.", "Mo-Fr 09:00-12:00", Set.of("france-services"));
        describe(described);
        var bare = aPoint("Ty", null, Set.of());
        changed(bare, "services = '{}', summary = null, detail = null, typology = '{}'");
        var wordy = aPoint("Point bavard", null, Set.of());
        changed(
                wordy,
                "summary = null, detail = repeat('Une longue histoire 🚌. ', 200), services = array["
                        + StandardValues.SERVICES.stream()
                                .map(one -> "'" + one.replace("'", "''") + "'")
                                .reduce((a, b) -> a + "," + b)
                                .orElseThrow()
                        + "]");
        var structures = byId(json("/api/v1/data-inclusion/structures"));
        for (var one : structures.values()) {
            common(one);
            assertThat(INCLUSION_STRUCTURE).containsAll(one.propertyNames());
            if (one.has("siret")) assertThat(one.get("siret").asString()).matches("\\d{14}");
            assertThat(texts(one.get("reseaux_porteurs")))
                    .contains("pimms-mediation")
                    .isSubsetOf(INCLUSION_NETWORKS);
        }
        var source = structures.values().iterator().next().get("source").asString();
        assertThat(source).matches("[a-z0-9-]+");
        var told = structures.get(source + "--" + described);
        assertThat(texts(told.get("reseaux_porteurs"))).contains("france-service");
        assertThat(told.get("siret").asString()).isEqualTo("12345678901234");
        assertThat(structures.get(source + "--" + bare).get("description").asString())
                .contains("1 rue du Port")
                .contains("Brest");
        var services = byId(json("/api/v1/data-inclusion/services"));
        assertThat(services.values().stream()
                        .filter(one -> one.get("structure_id").asString().equals(source + "--" + wordy)))
                .hasSize(StandardValues.SERVICES.size());
        for (var one : services.values()) {
            common(one);
            assertThat(INCLUSION_SERVICE).containsAll(one.propertyNames());
            assertThat(structures).containsKey(one.get("structure_id").asString());
            assertThat(texts(one.get("thematiques"))).isNotEmpty().isSubsetOf(INCLUSION_THEMES);
            among(
                    one,
                    "type",
                    "accompagnement",
                    "aide-financiere",
                    "aide-materielle",
                    "atelier",
                    "formation",
                    "information");
            among(one, "frais", "gratuit", "payant");
            among(one, "modes_accueil", "a-distance", "en-presentiel");
            among(
                    one,
                    "modes_mobilisation",
                    "envoyer-un-courriel",
                    "se-presenter",
                    "telephoner",
                    "utiliser-lien-mobilisation");
            among(one, "mobilisable_par", "usagers", "professionnels");
            among(one, "publics", "tous-publics", "etudiants", "familles", "femmes", "jeunes", "seniors");
        }
    }

    private static void common(JsonNode one) {
        for (var required : List.of("source", "id", "nom", "description", "date_maj"))
            assertThat(one.path(required).asString(""))
                    .as(required + " of " + one)
                    .isNotBlank();
        assertThat(one.get("nom").asString().length()).isBetween(3, 150);
        assertThat(one.get("nom").asString()).doesNotEndWith(".");
        assertThat(one.get("description").asString().length())
                .as(one.toString())
                .isBetween(50, 2000);
        assertThat(LocalDate.parse(one.get("date_maj").asString())).isNotNull();
        if (one.has("code_postal"))
            assertThat(one.get("code_postal").asString()).matches("\\d{5}");
        if (one.has("code_insee")) assertThat(one.get("code_insee").asString()).matches("\\d{5}|2[AB]\\d{3}");
        assertThat(one.has("contact_nom_prenom")).isFalse();
    }

    private static void among(JsonNode one, String field, String... values) {
        if (!one.has(field)) return;
        assertThat(
                        one.get(field).isArray()
                                ? texts(one.get(field))
                                : List.of(one.get(field).asString()))
                .as(field)
                .isNotEmpty()
                .isSubsetOf(values);
    }

    @Test
    void hsds_is_paged_and_each_object_has_what_its_table_requires() throws Exception {
        var id = aPoint("Point HSDS", "Mo-Fr 09:00-12:00,14:00-17:30; Sa 10:00-12:00", Set.of());
        describe(id);
        assertThat(json("/api/v1/hsds").get("version").asString()).startsWith("3");
        var organizations = all("/api/v1/hsds/organizations");
        organizations.values().forEach(one -> has(one, "id", "name", "description"));
        var services = all("/api/v1/hsds/services");
        services.values().forEach(one -> {
            has(one, "id", "organization_id", "name", "status");
            assertThat(one.get("status").asString()).isIn("active", "inactive", "defunct", "temporarily closed");
            assertThat(organizations).containsKey(one.get("organization_id").asString());
        });
        var locations = all("/api/v1/hsds/locations");
        locations.values().forEach(one -> {
            has(one, "id", "location_type");
            assertThat(one.get("location_type").asString()).isIn("physical", "postal", "virtual");
            one.get("addresses").forEach(address -> {
                has(address, "id", "address_1", "city", "state_province", "postal_code", "country", "address_type");
                assertThat(address.get("country").asString()).isEqualTo("FR");
                assertThat(address.get("address_type").asString()).isIn("physical", "postal", "virtual");
            });
            if (one.has("phones")) one.get("phones").forEach(phone -> has(phone, "id", "number"));
            if (one.has("schedules"))
                one.get("schedules").forEach(schedule -> {
                    has(schedule, "id");
                    if (schedule.has("freq"))
                        assertThat(schedule.get("byday").asString())
                                .matches("(?:MO|TU|WE|TH|FR|SA|SU)(?:,(?:MO|TU|WE|TH|FR|SA|SU))*");
                });
        });
        var links = all("/api/v1/hsds/service_at_locations");
        links.values().forEach(one -> {
            has(one, "id", "service_id", "location_id");
            assertThat(services).containsKey(one.get("service_id").asString());
            assertThat(locations).containsKey(one.get("location_id").asString());
        });
        assertThat(locations.get(id.toString()).get("schedules")).hasSize(3);
        var whole = json("/api/v1/hsds/services/" + id);
        has(whole, "id", "name", "status", "organization", "service_at_locations", "phones", "schedules");
        assertThat(whole.get("service_at_locations")
                        .get(0)
                        .get("location")
                        .get("latitude")
                        .asDouble())
                .isEqualTo(48.39);
        assertThat(pages.get("/api/v1/hsds/services/" + UUID.randomUUID())).hasStatus(404);
        for (var wrong : List.of(
                "?page=0",
                "?per_page=0",
                "?per_page=1001",
                "?page=x",
                "?changed_since=hier",
                "?changed_since=-9999-01-01T00:00:00Z"))
            assertThat(pages.get("/api/v1/hsds/services" + wrong)).as(wrong).hasStatus(400);
    }

    /** Reads a list page by page, each object once, and holds each page to the API reference. */
    private Map<String, JsonNode> all(String address) throws Exception {
        var found = new HashMap<String, JsonNode>();
        for (int page = 1; ; page++) {
            var answer = json(address + (address.contains("?") ? "&" : "?") + "per_page=97&page=" + page);
            has(
                    answer,
                    "total_items",
                    "total_pages",
                    "page_number",
                    "size",
                    "first_page",
                    "last_page",
                    "empty",
                    "contents");
            assertThat(answer.get("page_number").asInt()).isEqualTo(page);
            assertThat(answer.get("first_page").asBoolean()).isEqualTo(page == 1);
            assertThat(answer.get("size").asInt())
                    .isEqualTo(answer.get("contents").size());
            answer.get("contents")
                    .forEach(one ->
                            assertThat(found.put(one.get("id").asString(), one)).isNull());
            if (answer.get("last_page").asBoolean()) {
                assertThat(found).hasSize(answer.get("total_items").asInt());
                assertThat(answer.get("total_pages").asInt()).isEqualTo(page);
                assertThat(json(address + (address.contains("?") ? "&" : "?") + "page=" + (page + 1) + "&per_page=97")
                                .get("empty")
                                .asBoolean())
                        .isTrue();
                return found;
            }
        }
    }

    private static void has(JsonNode one, String... fields) {
        for (var field : fields)
            assertThat(one.has(field)).as(field + " of " + one).isTrue();
    }

    @Test
    void tours_tell_stops_and_what_is_otherwise_and_never_what_goes_with_them() throws Exception {
        var point = aPoint("Bus des démarches", null, Set.of(), PointKind.MOBILE);
        var tour = Ids.next();
        var stop = Ids.next();
        var account = director.account();
        Network.as(
                director,
                () -> rounds.load(
                        List.of(new PastTour(
                                tour,
                                point,
                                "Tournée des Monts",
                                "AB-123-CD",
                                List.of("Imprimante secrète"),
                                null,
                                LocalDate.now(NetworkTime.ZONE).minusDays(30),
                                List.of(new PastStop(
                                        stop,
                                        "Place du Marché",
                                        "1 place du Marché",
                                        "29019",
                                        48.39,
                                        -4.48,
                                        "Tu 09:00-12:00")),
                                List.of(account))),
                        List.of()));
        var told = byId(json("/api/v1/tours")).get(tour.toString());
        has(told, "id", "nom", "point", "debut", "calendrier", "arrets");
        assertThat(told.get("point").asString()).isEqualTo(point.toString());
        assertThat(told.get("calendrier").asString()).endsWith("/tournees/" + tour + ".ics");
        var halt = told.get("arrets").get(0);
        assertThat(halt.get("calendrier").asString())
                .endsWith("/arrets/" + halt.get("id").asString() + ".ics");
        assertThat(pages.get(halt.get("page").asString().replaceFirst("^https?://[^/]+", "")))
                .hasStatusOk();
        has(halt, "id", "lieu", "adresse", "commune", "code_insee", "latitude", "longitude", "horaires", "debut");
        assertThat(halt.get("horaires").asString()).isEqualTo("Tu 09:00-12:00");
        assertThat(told.toString())
                .doesNotContain("AB-123-CD")
                .doesNotContain("Imprimante")
                .doesNotContain(account.toString());
        assertThat(pages.get("/tournees/" + tour + ".ics")).hasStatusOk();
        try (var owner = RawDatabase.asSuperuser()) {
            RawDatabase.run(owner, "update rounds.tour set valid_until = current_date - 2 where id = ?", tour);
        }
        assertThat(byId(json("/api/v1/tours"))).doesNotContainKey(tour.toString());
        var changes = byId(json("/api/v1/tours?changed_since=" + Instant.now().minus(1, ChronoUnit.DAYS)));
        assertThat(changes.get(tour.toString()).get("supprime").asBoolean()).isTrue();
    }

    @Test
    void the_catalogue_describes_each_feed_in_dcat() throws Exception {
        network.exists();
        var catalog = json("/api/v1/catalog.jsonld");
        assertThat(catalog.get("@context").get("dcat").asString()).isEqualTo("http://www.w3.org/ns/dcat#");
        assertThat(catalog.get("@type").asString()).isEqualTo("dcat:Catalog");
        has(catalog, "dct:title", "dct:description", "dct:publisher", "dcat:dataset");
        assertThat(catalog.get("dcat:dataset")).hasSize(4);
        var addresses = new HashSet<String>();
        catalog.get("dcat:dataset").forEach(set -> {
            assertThat(set.get("@type").asString()).isEqualTo("dcat:Dataset");
            has(
                    set,
                    "dct:title",
                    "dct:description",
                    "dct:identifier",
                    "dcat:distribution",
                    "dct:issued",
                    "dct:modified");
            assertThat(set.get("dcat:contactPoint")
                            .get("vcard:hasURL")
                            .get("@id")
                            .asString())
                    .endsWith("/donnees");
            set.get("dcat:distribution").forEach(file -> {
                assertThat(file.get("@type").asString()).isEqualTo("dcat:Distribution");
                has(file, "dcat:accessURL", "dct:license", "dct:format", "dcat:mediaType");
                assertThat(file.has("dcat:compressFormat"))
                        .as("what is downloaded is plain")
                        .isFalse();
                addresses.add(file.get("dcat:accessURL").get("@id").asString());
            });
        });
        assertThat(addresses).hasSize(10);
        for (var address : addresses) assertThat(pages.get(address)).as(address).hasStatusOk();
    }

    @Test
    void each_answer_says_its_licence_its_date_and_a_tag_and_an_unchanged_one_is_empty() throws Exception {
        var point = aPoint("Point daté", "24/7", Set.of());
        for (var address : WHOLE) {
            var plain = get(address, "Origin", "https://elsewhere.example");
            assertThat(plain.getHeader("Access-Control-Allow-Origin"))
                    .as(address)
                    .isEqualTo("*");
            assertThat(plain.getHeader("Access-Control-Allow-Credentials")).isNull();
            assertThat(get(address).getHeader("Access-Control-Allow-Origin"))
                    .as(address)
                    .isEqualTo("*");
            assertThat(String.join(",", plain.getHeaders("Link")))
                    .contains("rel=\"license\"")
                    .contains("licence-ouverte");
            assertThat(plain.getHeader("Vary")).isNotNull();
            assertThat(plain.getHeader("Content-Encoding")).isNull();
            assertThat(plain.getHeader("Set-Cookie")).isNull();
            assertThat(plain.getContentAsByteArray()).hasSize(plain.getContentLength());
            var tag = plain.getHeader("ETag");
            assertThat(tag).as(address).matches("\"[0-9a-f-]+\"");
            var packed = get(address, "Accept-Encoding", "br, gzip");
            if (packed.getHeader("Content-Encoding") != null) {
                assertThat(packed.getHeader("ETag")).isNotEqualTo(tag);
                assertThat(unpacked(packed)).isEqualTo(plain.getContentAsByteArray());
            }
            var again = get(address, "If-None-Match", tag);
            assertThat(again.getStatus()).as(address).isEqualTo(304);
            assertThat(again.getContentAsByteArray()).isEmpty();
            assertThat(again.getHeader("ETag")).isEqualTo(tag);
            var date = plain.getHeader("Last-Modified");
            if (date != null)
                assertThat(get(address, "If-Modified-Since", date).getStatus())
                        .as(address)
                        .isEqualTo(304);
            assertThat(get(address, "If-None-Match", "\"other\"").getStatus()).isEqualTo(200);
            assertThat(get(address, "Accept-Encoding", "gzip;q=0").getHeader("Content-Encoding"))
                    .isNull();
        }
        for (var address : List.of("/api/v1/points", "/api/v1/hsds/services")) {
            var tag = get(address).getHeader("ETag");
            changed(point, "phone = '01 02 03 04 05'");
            var now = get(address, "If-None-Match", tag);
            assertThat(now.getStatus()).as(address).isEqualTo(200);
            if (address.endsWith("points"))
                assertThat(now.getContentAsString().contains("01 02 03 04 05")).isTrue();
            changed(point, "phone = null");
        }
    }

    @Test
    void only_these_may_be_read_from_other_sites() {
        network.exists();
        assertThat(mvc.options()
                        .uri("/api/v1/points")
                        .header("Origin", "https://elsewhere.example")
                        .header("Access-Control-Request-Method", "GET")
                        .header("Access-Control-Request-Headers", "If-None-Match"))
                .hasStatusOk();
        var written = mvc.options()
                .uri("/api/v1/points")
                .header("Origin", "https://elsewhere.example")
                .header("Access-Control-Request-Method", "POST")
                .exchange();
        assertThat(written.getResponse().getHeader("Access-Control-Allow-Methods"))
                .isNull();
        var other = mvc.get()
                .uri("/api/v1/network/points")
                .header("Origin", "https://elsewhere.example")
                .exchange();
        assertThat(other.getResponse().getHeader("Access-Control-Allow-Origin")).isNull();
        assertThat(other).hasStatus(401);
    }

    @Test
    void a_follower_is_told_what_changed_and_what_is_gone_since_an_instant() throws Exception {
        var kept = aPoint("Point resté", "24/7", Set.of());
        var gone = aPoint("Point fermé depuis", "24/7", Set.of());
        var touched = aPoint("Point changé", "24/7", Set.of());
        var ends = aPoint("Point dont la fermeture finit", "Mo-Fr 09:00-12:00", Set.of());
        for (var id : List.of(kept, gone, touched, ends))
            changed(id, "opened_on = '2020-01-01', updated_at = now() - interval '30 days'");
        // a day that came changes what is told, though nobody wrote anything
        changed(gone, "closed_on = current_date - 1, updated_at = now() - interval '30 days'");
        changed(touched, "updated_at = now() - interval '3 hours'");
        try (var owner = RawDatabase.asSuperuser()) {
            RawDatabase.run(owner, """
                    insert into network.closure (id, point, association, first_day, last_day, reason)
                    values (?, ?, ?, current_date - 10, current_date - 2, 'Travaux')""", Ids.next(), ends, director.association());
        }
        var since = Instant.now().minus(7, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);
        assertThat(byId(json("/api/v1/points"))).doesNotContainKey(gone.toString());
        var changes = byId(json("/api/v1/points?changed_since=" + since));
        assertThat(changes).doesNotContainKey(kept.toString());
        assertThat(changes.get(touched.toString()).has("date_fermeture")).isFalse();
        assertThat(LocalDate.parse(
                        changes.get(gone.toString()).get("date_fermeture").asString()))
                .isBefore(LocalDate.now(NetworkTime.ZONE).plusDays(1));
        assertThat(changes).containsKey(ends.toString());
        assertThat(new String(bytes("/api/v1/points?format=csv&changed_since=" + since))
                        .lines()
                        .findFirst()
                        .orElseThrow())
                .endsWith(",date_fermeture");
        assertThat(byId(json("/api/v1/points.geojson?changed_since=" + since).get("features"))
                        .get(gone.toString())
                        .get("properties")
                        .has("date_fermeture"))
                .isTrue();
        assertThat(all("/api/v1/hsds/services?changed_since=" + since)
                        .get(gone.toString())
                        .get("status")
                        .asString())
                .isEqualTo("defunct");
        var inclusion = json("/api/v1/data-inclusion/structures?changed_since=" + since);
        assertThat(StreamSupport.stream(inclusion.spliterator(), false)
                        .filter(one -> one.get("id").asString().endsWith(gone.toString())))
                .allMatch(one -> one.has("date_fermeture"))
                .hasSize(1);
        assertThat(byId(json("/api/v1/points?changed_since=2026-01-01T00:00:00+02:00")))
                .isNotEmpty();
        assertThat(byId(json("/api/v1/points?changed_since=" + Instant.now().plus(2, ChronoUnit.DAYS))))
                .isEmpty();
        for (var wrong : List.of("hier", "2026-11-01", "2026-13-01T00:00:00Z"))
            assertThat(pages.get("/api/v1/points?changed_since=" + wrong))
                    .as(wrong)
                    .hasStatus(400);
        assertThat(pages.get("/api/v1/points?format=xml")).hasStatus(400);
    }

    @Test
    void nothing_of_who_works_there_is_in_any_feed() throws Exception {
        var point = aPoint("Point anonyme", "24/7", Set.of(), PointKind.MOBILE);
        var mediator = network.a(Role.MEDIATOR, director.association());
        Network.as(
                director,
                () -> rounds.load(
                        List.of(new PastTour(
                                Ids.next(),
                                point,
                                "Tournée anonyme",
                                "Le fourgon blanc",
                                List.of("Coffre"),
                                null,
                                LocalDate.now(NetworkTime.ZONE).minusDays(3),
                                List.of(new PastStop(Ids.next(), "Mairie", "", "29019", null, null, "Mo 09:00-12:00")),
                                List.of(mediator.account()))),
                        List.of()));
        for (var address : WHOLE)
            for (var query : List.of("", "changed_since=2020-01-01T00:00:00Z&per_page=1000")) {
                var text = new String(
                        bytes(address + (query.isEmpty() ? "" : (address.contains("?") ? "&" : "?") + query)),
                        java.nio.charset.StandardCharsets.UTF_8);
                assertThat(text)
                        .as(address)
                        .doesNotContain(mediator.name())
                        .doesNotContain(mediator.account().toString())
                        .doesNotContain(director.name())
                        .doesNotContain("fourgon")
                        .doesNotContain("Coffre");
            }
    }

    @Test
    void the_same_is_answered_whoever_asks() throws Exception {
        aPoint("Point pour tous", "24/7", Set.of());
        var asDirector = pages.as(director).get("/api/v1/points");
        assertThat(asDirector.getResponse().getHeader("ETag"))
                .isEqualTo(get("/api/v1/points").getHeader("ETag"));
    }

    private UUID aPoint(String name, String hours, Set<String> labels) {
        return aPoint(name, hours, labels, PointKind.FIXED);
    }

    private UUID aPoint(String name, String hours, Set<String> labels, PointKind kind) {
        var brest = communes.find("29019").orElseThrow();
        var id = Ids.next();
        Network.as(
                director,
                () -> points.add(List.of(NewPoint.atItsCommune(
                        id,
                        Objects.requireNonNull(director.association()),
                        kind,
                        name,
                        "1 rue du Port",
                        "29200",
                        brest,
                        null,
                        List.of(),
                        "Un point.",
                        Objects.requireNonNullElse(hours, "24/7"),
                        labels,
                        List.of(StandardValues.HELP_WITH_FORMALITIES),
                        List.of(StandardValues.COME_IN, StandardValues.PHONE),
                        List.of(),
                        LocalDate.of(2020, 1, 1)))));
        return id;
    }

    private static void describe(UUID id) throws SQLException {
        changed(id, """
                pivot = '12345678901234', address_complement = 'Bâtiment B', latitude = 48.39, longitude = -4.486,
                phone = '02 98 00 00 00', emails = array['accueil@port.example'], websites = array['https://port.example'],
                summary = '<script>alert(1)</script> est du texte, "rien" d''autre.',
                detail = E'Une présentation;\\nsur deux lignes.', publics = array['Seniors'],
                special_care = array['Illettrisme'], support_modes = array['Accompagnement individuel'],
                booking = 'https://rdv.example/port', accessibility = 'https://acceslibre.example/port'""");
    }

    private static void withoutPosition(UUID id) throws SQLException {
        changed(id, "latitude = null, longitude = null");
    }

    /** As a person's change would be, but for when it is said to have been. */
    private static void changed(UUID id, String what) throws SQLException {
        try (var owner = RawDatabase.asSuperuser()) {
            RawDatabase.run(
                    owner,
                    "update network.point set " + (what.contains("updated_at") ? "" : "updated_at = now(), ") + what
                            + " where id = ?",
                    id);
        }
    }

    private Map<String, StandardPlace> importer(byte[] file) throws IOException {
        var places = new HashMap<String, StandardPlace>();
        var refused = offered.read(new ByteArrayInputStream(file), new Limits(50_000_000, 100_000), row -> {
            assertThat(row).isInstanceOf(Row.Good.class);
            if (row instanceof Row.Good good) places.put(good.place().id(), good.place());
        });
        assertThat(refused).isEmpty();
        return places;
    }

    private MockHttpServletResponse get(String address, String... headers) {
        var request = mvc.get().uri(address);
        for (int i = 0; i < headers.length; i += 2) request = request.header(headers[i], headers[i + 1]);
        return request.exchange().getResponse();
    }

    private byte[] bytes(String address) throws IOException {
        var answer = get(address, "Accept-Encoding", "gzip");
        assertThat(answer.getStatus()).as(address).isEqualTo(200);
        return unpacked(answer);
    }

    private static byte[] unpacked(MockHttpServletResponse answer) throws IOException {
        return answer.getHeader("Content-Encoding") == null
                ? answer.getContentAsByteArray()
                : new GZIPInputStream(new ByteArrayInputStream(answer.getContentAsByteArray())).readAllBytes();
    }

    private JsonNode json(String address) throws IOException {
        return JsonMapper.shared().readTree(bytes(address));
    }

    private static Map<String, JsonNode> byId(JsonNode list) {
        var found = new HashMap<String, JsonNode>();
        list.forEach(one -> found.put(one.get("id").asString(), one));
        return found;
    }

    private static List<String> texts(JsonNode list) {
        var texts = new ArrayList<String>();
        Stream.iterate(0, i -> i < list.size(), i -> i + 1)
                .forEach(i -> texts.add(list.get(i).asString()));
        return texts;
    }
}

// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.opendata.papers;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Catalogue of what there is to read in DCAT-AP, written as JSON-LD. */
public final class Catalog {
    public static final String LICENCE = "https://www.etalab.gouv.fr/licence-ouverte-open-licence";

    private static final String STANDARD = "https://schema.data.gouv.fr/LaMednum/standard-mediation-num/";
    private static final String INCLUSION = "https://github.com/gip-inclusion/data-inclusion-schema";
    private static final String HSDS = "https://docs.openreferral.org/en/3.0/";
    private static final String GEOJSON = "https://www.rfc-editor.org/rfc/rfc7946";
    private static final String FILE_TYPE = "http://publications.europa.eu/resource/authority/file-type/";
    private static final String MEDIA_TYPE = "https://www.iana.org/assignments/media-types/";

    /** JSON Schema of the sessions of workshops. */
    public static final String SCHEMA = "/api/v1/workshops.schema.json";

    private final Publisher giver;
    private final String mail;
    private final Dates dates;

    private Catalog(Publisher giver, String mail, Dates dates) {
        this.giver = giver;
        this.mail = mail;
        this.dates = dates;
    }

    /** Form of a file, in the words of the European Union and of IANA. */
    private enum Form {
        JSON("application/json"),
        CSV("text/csv"),
        GEOJSON("application/geo+json");

        private final String mediaType;

        Form(String mediaType) {
            this.mediaType = mediaType;
        }
    }

    /**
     * Days on which the data were first published, and last changed.
     *
     * @param issued the day that this network began
     */
    public record Dates(LocalDate issued, Instant points, Instant tours, Instant workshops, Instant figures) {
        Instant last() {
            return Collections.max(List.of(points, tours, workshops, figures));
        }
    }

    /** Addresses are those of this installation where that is set; else they begin at the root of wherever it was read. */
    public static Map<String, Object> of(Publisher giver, String contact, Dates dates) {
        return new Catalog(giver, contact, dates).written();
    }

    private Map<String, Object> written() {
        var publisher = new JsonItem()
                .with("@id", giver.address() + "/#reseau")
                .with("@type", "foaf:Agent")
                .with("foaf:name", giver.network());
        return new JsonItem()
                .with("@context", context())
                .with("@id", giver.address() + "/api/v1/catalog.jsonld")
                .with("@type", "dcat:Catalog")
                .with("dct:title", french(Publisher.t("opendata.catalog.title", giver.network())))
                .with("dct:description", french(Publisher.t("opendata.catalog.text", giver.network())))
                .with("dct:publisher", publisher)
                .with("dct:license", id(LICENCE))
                .with("dct:language", id("http://publications.europa.eu/resource/authority/language/FRA"))
                .with("dct:issued", date(dates.issued()))
                .with("dct:modified", instant(dates.last()))
                .with("foaf:homepage", id(giver.address() + "/donnees"))
                .with("dcat:dataset", List.of(points(), tours(), workshops(), figures()))
                .done();
    }

    private Map<String, Object> points() {
        return dataset("points", dates.points())
                .with("dct:conformsTo", id(STANDARD))
                .with(
                        "dcat:distribution",
                        List.of(
                                file("points", "json", Form.JSON, STANDARD),
                                file("points?format=csv", "csv", Form.CSV, STANDARD),
                                file("points.geojson", "geojson", Form.GEOJSON, GEOJSON),
                                file("data-inclusion/structures", "structures", Form.JSON, INCLUSION),
                                file("data-inclusion/services", "services", Form.JSON, INCLUSION),
                                file("hsds", "hsds", Form.JSON, HSDS)))
                .done();
    }

    private Map<String, Object> tours() {
        return dataset("tours", dates.tours())
                .with("dcat:distribution", List.of(file("tours", "tours", Form.JSON, giver.address() + "/donnees")))
                .done();
    }

    private Map<String, Object> workshops() {
        return dataset("workshops", dates.workshops())
                .with("dcat:distribution", List.of(file("workshops", "workshops", Form.JSON, giver.address() + SCHEMA)))
                .done();
    }

    private Map<String, Object> figures() {
        var form = giver.address() + "/donnees";
        return dataset("figures", dates.figures())
                .with(
                        "dct:accrualPeriodicity",
                        id("http://publications.europa.eu/resource/authority/frequency/MONTHLY"))
                .with(
                        "dcat:distribution",
                        List.of(
                                file("public-figures", "figures", Form.JSON, form),
                                file("public-figures?format=csv", "figures-csv", Form.CSV, form)))
                .done();
    }

    private JsonItem dataset(String name, Instant modified) {
        return new JsonItem()
                .with("@id", giver.address() + "/api/v1/catalog.jsonld#" + name)
                .with("@type", "dcat:Dataset")
                .with("dct:identifier", giver.source() + "-" + name)
                .with("dct:title", french(Publisher.t("opendata.catalog." + name, giver.network())))
                .with("dct:description", french(Publisher.t("opendata.catalog." + name + ".text", giver.network())))
                .with("dct:issued", date(dates.issued()))
                .with("dct:modified", instant(modified))
                .with("dct:publisher", id(giver.address() + "/#reseau"))
                .with("dct:license", id(LICENCE))
                .with("dct:accessRights", id("http://publications.europa.eu/resource/authority/access-right/PUBLIC"))
                .with(
                        "dct:accrualPeriodicity",
                        id("http://publications.europa.eu/resource/authority/frequency/UPDATE_CONT"))
                .with("dct:spatial", id("http://publications.europa.eu/resource/authority/country/FRA"))
                .with("dcat:theme", id("http://publications.europa.eu/resource/authority/data-theme/SOCI"))
                .with("dcat:landingPage", id(giver.address() + "/donnees"))
                .with(
                        "dcat:keyword",
                        List.of(french("médiation numérique"), french("médiation sociale"), french("accès aux droits")))
                .with("dcat:contactPoint", contact());
    }

    /** Contact: by mail where an address is set, else by the page about the data. */
    private JsonItem contact() {
        return new JsonItem()
                .with("@type", "vcard:Organization")
                .with("vcard:fn", giver.network())
                .with("vcard:hasEmail", mail.isBlank() ? null : id("mailto:" + mail))
                .with("vcard:hasURL", id(giver.address() + "/donnees"));
    }

    private Map<String, Object> file(String path, String name, Form form, String conformsTo) {
        var address = giver.address() + "/api/v1/" + path;
        return new JsonItem()
                .with("@id", giver.address() + "/api/v1/catalog.jsonld#" + name + "-file")
                .with("@type", "dcat:Distribution")
                .with("dct:title", french(Publisher.t("opendata.catalog.file." + name)))
                .with("dcat:accessURL", id(address))
                .with("dcat:downloadURL", name.equals("hsds") ? null : id(address))
                .with("dct:format", id(FILE_TYPE + form))
                .with("dcat:mediaType", id(MEDIA_TYPE + form.mediaType))
                .with("dct:conformsTo", id(conformsTo))
                .with("dct:license", id(LICENCE))
                .done();
    }

    private static Map<String, Object> context() {
        var prefixes = new LinkedHashMap<String, Object>();
        prefixes.put("dcat", "http://www.w3.org/ns/dcat#");
        prefixes.put("dct", "http://purl.org/dc/terms/");
        prefixes.put("xsd", "http://www.w3.org/2001/XMLSchema#");
        prefixes.put("foaf", "http://xmlns.com/foaf/0.1/");
        prefixes.put("vcard", "http://www.w3.org/2006/vcard/ns#");
        return prefixes;
    }

    private static Map<String, Object> id(String address) {
        return Map.of("@id", address);
    }

    private static Map<String, Object> date(LocalDate day) {
        return new JsonItem()
                .with("@value", day.toString())
                .with("@type", "xsd:date")
                .done();
    }

    private static Map<String, Object> instant(Instant at) {
        return new JsonItem()
                .with("@value", at.truncatedTo(ChronoUnit.SECONDS).toString())
                .with("@type", "xsd:dateTime")
                .done();
    }

    private static Map<String, Object> french(String text) {
        return new JsonItem().with("@value", text).with("@language", "fr").done();
    }
}

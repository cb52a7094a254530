// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.network.domain;

import fr.parvis.database.ResultRow;
import fr.parvis.network.Commune;
import fr.parvis.network.Communes;
import fr.parvis.values.FoldedText;
import fr.parvis.values.NetworkTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Communes in PostgreSQL. */
@Component
@Transactional(readOnly = true)
class DatabaseCommunes implements Communes {
    private static final String SELECT =
            "select insee, name, department, postcodes, population, latitude, longitude from network.commune ";

    private final JdbcClient database;
    private final KnownCommunes known;

    /** By department overseas: they change with the files that the application carries, so never while it runs. */
    private final Map<String, ZoneId> zones = new ConcurrentHashMap<>();

    /** Departments, which change as seldom; none before they were read. */
    private volatile List<Department> departments = List.of();

    DatabaseCommunes(JdbcClient database, KnownCommunes known) {
        this.database = database;
        this.known = known;
    }

    /** Lower case, without accents nor hyphens, "saint", "sur" and "sous" written out: what searches compare. */
    static String plain(String name) {
        return FoldedText.plain(name)
                .replaceAll("\\bs/s(?=[\\s-])", "sous ")
                .replaceAll("\\bs/", "sur ")
                .replaceAll("[^a-z0-9]+", " ")
                .strip()
                .replaceAll("\\bst\\b", "saint")
                .replaceAll("\\bste\\b", "sainte");
    }

    @Override
    public String city(String insee) {
        return District.city(insee);
    }

    @Override
    @Transactional(propagation = Propagation.SUPPORTS)
    public Optional<Commune> find(String insee) {
        return known.find(
                insee,
                () -> database.sql(SELECT + "where insee = :insee")
                        .param("insee", insee)
                        .query(ResultRow.map(DatabaseCommunes::commune))
                        .optional());
    }

    @Override
    public Map<String, String> names(Collection<String> insee) {
        if (insee.isEmpty()) return Map.of();
        var names = new HashMap<String, String>();
        database.sql("select insee, name from network.commune where insee = any(:insee::text[])")
                .param("insee", insee.toArray(String[]::new))
                .query(ResultRow.each(row -> names.put(row.text("insee"), row.text("name"))));
        return names;
    }

    @Override
    @Transactional(propagation = Propagation.SUPPORTS)
    public List<Department> departments() {
        if (departments.isEmpty())
            departments = List.copyOf(known.inTransaction(() -> database.sql(
                            "select code, name, region_name from network.department order by code")
                    .query(ResultRow.map(
                            row -> new Department(row.text("code"), row.text("name"), row.text("region_name"))))
                    .list()));
        return departments;
    }

    @Override
    @Transactional(propagation = Propagation.SUPPORTS)
    public ZoneId zone(@Nullable String insee) {
        if (insee == null || !insee.matches("9[78]\\d{3}")) return NetworkTime.ZONE;
        var code = insee.substring(0, 3);
        var held = zones.get(code);
        if (held != null) return held;
        // not within computeIfAbsent: others who hold a connection would wait for one who waits for a connection
        var found = known.inTransaction(
                        () -> database.sql("select time_zone from network.department where code = :code")
                                .param("code", code)
                                .query(String.class)
                                .optional())
                .map(ZoneId::of)
                .orElse(NetworkTime.ZONE);
        zones.put(code, found);
        return found;
    }

    @Override
    public List<Commune> search(String text) {
        var plain = plain(text);
        if (plain.length() < 2) return List.of();
        if (plain.matches("\\d{5}")) return findByPostcode(plain);
        var found = database.sql(SELECT + """
                        where plain like '%' || :plain || '%' or insee = :district
                        order by insee = :district desc, plain = :plain desc, (plain like :plain || '%') desc, population desc limit 10""")
                .param("plain", plain)
                .param("district", District.insee(plain).orElse(""))
                .query(ResultRow.map(DatabaseCommunes::commune))
                .list();
        return found.isEmpty() ? named(plain) : found;
    }

    /** "lhay les roses", "saintdenis": the words apart or joined as one likes. */
    @Override
    public List<Commune> named(String text) {
        return database.sql(SELECT + "where replace(plain, ' ', '') = :tight order by population desc limit 10")
                .param("tight", plain(text).replace(" ", ""))
                .query(ResultRow.map(DatabaseCommunes::commune))
                .list();
    }

    @Override
    public List<Commune> understand(String text) {
        return new CommuneQuestion(this).meant(text);
    }

    @Override
    @Transactional(propagation = Propagation.SUPPORTS)
    public Optional<Spot> findSpot(String insee) {
        return known.findSpot(
                insee,
                () -> database.sql("""
                        select about_latitude, about_longitude, latitude is not null as exact from network.commune
                        where insee = :insee and about_latitude is not null""")
                        .param("insee", insee)
                        .query(ResultRow.map(row ->
                                new Spot(row.real("about_latitude"), row.real("about_longitude"), row.flag("exact"))))
                        .optional());
    }

    @Override
    public List<String> suggest(String text) {
        var typed = text.strip();
        return search(typed).stream()
                .flatMap(commune -> commune.postcodes().stream()
                        .filter(postcode -> !typed.matches("\\d{5}") || postcode.equals(typed))
                        .limit(3)
                        .map(postcode -> postcode + " " + commune.name()))
                .limit(12)
                .toList();
    }

    @Override
    public List<Commune> findByPostcode(String postcode) {
        // an arrondissement before its city: it says more
        return database.sql(SELECT + """
                        where postcodes @> (select array[:postcode]::text[])
                        order by insee in (:cities), population desc limit 60""")
                .param("postcode", postcode)
                .param("cities", District.CITIES)
                .query(ResultRow.map(DatabaseCommunes::commune))
                .list();
    }

    @Override
    public List<Commune> listAround(String insee, int count) {
        // a degree of longitude shrinks towards the pole; within a day's drive that is all there is to a map
        return database.sql(SELECT + """
                        as around, (select latitude as lat, longitude as lon from network.commune where insee = :insee) here
                        where insee = :insee or (here.lat is not null and latitude is not null
                          and latitude between here.lat - 1 and here.lat + 1 and longitude between here.lon - 2 and here.lon + 2)
                        order by insee = :insee desc,
                          (latitude - here.lat) ^ 2 + ((longitude - here.lon) * cos(radians(here.lat))) ^ 2, insee limit :count""")
                .param("insee", insee)
                .param("count", count)
                .query(ResultRow.map(DatabaseCommunes::commune))
                .list();
    }

    @Override
    public Optional<Commune> findNear(double latitude, double longitude, double kilometres) {
        return database.sql("select * from (" + SELECT + """
                        order by network.on_globe(latitude, longitude) <-> network.on_globe(:latitude::float8, :longitude::float8)
                        limit 1) nearest
                        where 2 * 6371 * asin(least(1, (network.on_globe(latitude, longitude)
                            <-> network.on_globe(:latitude::float8, :longitude::float8)) / 2)) <= :kilometres""")
                .param("latitude", latitude)
                .param("longitude", longitude)
                .param("kilometres", kilometres)
                .query(ResultRow.map(DatabaseCommunes::commune))
                .optional();
    }

    @Override
    public List<Commune> largest(int count) {
        return database.sql(SELECT + "order by population desc limit :count")
                .param("count", count)
                .query(ResultRow.map(DatabaseCommunes::commune))
                .list();
    }

    private static Commune commune(ResultRow row) {
        return new Commune(
                row.text("insee"),
                row.text("name"),
                row.text("department"),
                row.texts("postcodes"),
                row.integer("population"),
                row.realOrNull("latitude"),
                row.realOrNull("longitude"));
    }
}

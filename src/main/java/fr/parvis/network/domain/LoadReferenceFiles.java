// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.network.domain;

import fr.parvis.values.Sha256;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Loads communes and departments from the files that the application carries, once for each new version of a file. */
@Component
class LoadReferenceFiles implements InitializingBean {
    private static final CSVFormat FORMAT =
            CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();

    private final JdbcClient database;
    private final CommuneLabels labels;
    private final TransactionTemplate transaction;

    LoadReferenceFiles(JdbcClient database, CommuneLabels labels, PlatformTransactionManager transactions) {
        this.database = database;
        this.labels = labels;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public void afterPropertiesSet() {
        transaction.executeWithoutResult(status -> {
            load("departments.csv", """
                    insert into network.department (code, name, region, region_name, time_zone)
                    select * from unnest(:a::text[], :b::text[], :c::text[], :d::text[], :e::text[])
                    on conflict (code) do update set name = excluded.name, region = excluded.region,
                        region_name = excluded.region_name, time_zone = excluded.time_zone""", new String[] {"code", "name", "region", "region_name", "time_zone"});
            boolean changed = load("communes.csv", """
                    insert into network.commune as known
                        (insee, name, department, region, postcodes, population, plain, latitude, longitude, about_latitude, about_longitude)
                    select a, b, c, d, string_to_array(e, '|'), coalesce(nullif(f, '')::int, 0), j,
                           case when i = '' then nullif(g, '')::float8 end, case when i = '' then nullif(h, '')::float8 end,
                           nullif(g, '')::float8, nullif(h, '')::float8
                    from unnest(:a::text[], :b::text[], :c::text[], :d::text[], :e::text[], :f::text[], :g::text[],
                        :h::text[], :i::text[], :j::text[]) as t (a, b, c, d, e, f, g, h, i, j)
                    on conflict (insee) do update set name = excluded.name, department = excluded.department,
                        region = excluded.region, postcodes = excluded.postcodes, population = excluded.population,
                        plain = excluded.plain,
                        latitude = case when known.official then known.latitude else excluded.latitude end,
                        longitude = case when known.official then known.longitude else excluded.longitude end,
                        about_latitude = case when known.official then known.about_latitude else excluded.about_latitude end,
                        about_longitude = case when known.official then known.about_longitude else excluded.about_longitude end""", new String[] {
                "insee",
                "name",
                "department",
                "region",
                "postcodes",
                "population",
                "latitude",
                "longitude",
                "estimated",
                "plain"
            });
            if (changed) labels.place();
        });
    }

    /** @return whether there was something new in the file */
    private boolean load(String file, String sql, String[] columns) {
        var bytes = read(file);
        var checksum = Sha256.hex(bytes);
        boolean known = database.sql(
                        "select exists (select from network.reference_file where name = :name and checksum = :checksum)")
                .param("name", file)
                .param("checksum", checksum)
                .query(Boolean.class)
                .single();
        if (known) return false;
        var records = records(bytes);
        var statement = database.sql(sql);
        for (int column = 0; column < columns.length; column++) {
            var name = columns[column];
            var values = records.stream()
                    .map(row -> name.equals("plain") ? DatabaseCommunes.plain(row.get("name")) : row.get(name))
                    .toArray(String[]::new);
            statement = statement.param(String.valueOf((char) ('a' + column)), values);
        }
        statement.update();
        database.sql("""
                        insert into network.reference_file (name, checksum) values (:name, :checksum)
                        on conflict (name) do update set checksum = excluded.checksum, loaded_at = now()""").param("name", file).param("checksum", checksum).update();
        return true;
    }

    private static java.util.List<CSVRecord> records(byte[] bytes) {
        try (var parser = FORMAT.parse(new StringReader(new String(bytes, StandardCharsets.UTF_8)))) {
            return parser.getRecords();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] read(String file) {
        try {
            return new ClassPathResource("data/" + file).getContentAsByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("the application does not carry " + file, e);
        }
    }
}

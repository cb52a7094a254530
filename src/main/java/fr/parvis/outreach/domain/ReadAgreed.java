package fr.parvis.outreach.domain;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads what was agreed with partners: an association all of its own, a partner what is agreed with it. */
@Component
@Transactional(readOnly = true)
public class ReadAgreed {
    /** Lists are worked by the clock of the mainland: bills and letters of suppliers are dated by it. */
    static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    private static final String SELECT = """
            select id, association, partner, name, matter, fields_in, fields_out, return_on, starts_on, ends_on, mapping::text as mapping
            from outreach.arrangement """;

    private final JdbcClient database;
    private final JsonMapper json;
    private final Clock clock;

    ReadAgreed(JdbcClient database, JsonMapper json, Clock clock) {
        this.database = database;
        this.json = json;
        this.clock = clock;
    }

    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), PARIS);
    }

    /** In the current scope, those that run first, then by name. */
    public List<Agreed> list() {
        return database.sql(SELECT + " order by (ends_on is not null and ends_on < :today), lower(name), id")
                .param("today", today())
                .query(this::agreed)
                .list();
    }

    public Optional<Agreed> find(UUID id) {
        return database.sql(SELECT + " where id = :id")
                .param("id", id)
                .query(this::agreed)
                .optional();
    }

    private Agreed agreed(ResultSet row, int n) throws SQLException {
        var out = EnumSet.noneOf(ReturnField.class);
        for (var code : (String[]) row.getArray("fields_out").getArray())
            ReturnField.of(code).ifPresent(out::add);
        var returnOn = row.getObject("return_on", Short.class);
        return new Agreed(
                row.getObject("id", UUID.class),
                row.getObject("association", UUID.class),
                row.getObject("partner", UUID.class),
                row.getString("name"),
                row.getString("matter"),
                Arrays.asList((String[]) row.getArray("fields_in").getArray()),
                out,
                returnOn == null ? null : returnOn.intValue(),
                Objects.requireNonNull(row.getObject("starts_on", LocalDate.class)),
                row.getObject("ends_on", LocalDate.class),
                json.readValue(row.getString("mapping"), new TypeReference<Map<String, String>>() {}));
    }
}

package fr.parvis.network.domain;

import fr.parvis.network.PointKind;
import fr.parvis.network.domain.standard.StandardPlace;
import fr.parvis.shell.ChangedMeanwhile;
import fr.parvis.shell.NetworkTime;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Where the sheets of points are kept. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class PointSheets {
    private static final String SELECT = """
            select p.*, c.name as commune from network.point p join network.commune c on c.insee = p.insee
            """;

    private static final String INSERT = """
            insert into network.point (id, association, name, kind, address, address_complement, postcode, insee, latitude,
                longitude, time_zone, phone, emails, websites, summary, detail, hours, booking, accessibility, labels,
                typology, services, publics, special_care, fees, access_modes, support_modes, programmes, training,
                other_labels, pivot, source, source_id, opened_on, closed_on)
            values (:id, :association, :name, :kind, :address, :complement, :postcode, :insee, :latitude, :longitude,
                coalesce((select d.time_zone from network.department d join network.commune c on c.department = d.code
                          where c.insee = :insee), :zone),
                :phone, :emails, :websites, :summary, :detail, :hours, :booking, :accessibility, :labels, :typology,
                :services, :publics, :specialCare, :fees, :access, :support, :programmes, :training, :otherLabels, :pivot,
                :source, :sourceId, :openedOn, :closedOn)
            """;

    private static final String UPDATE = """
            update network.point set name = :name, kind = :kind, address = :address, address_complement = :complement,
                postcode = :postcode, insee = :insee, latitude = :latitude, longitude = :longitude,
                time_zone = coalesce((select d.time_zone from network.department d
                    join network.commune c on c.department = d.code where c.insee = :insee), :zone),
                phone = :phone, emails = :emails, websites = :websites, summary = :summary, detail = :detail,
                hours = :hours, booking = :booking, accessibility = :accessibility, labels = :labels,
                typology = :typology, services = :services, publics = :publics, special_care = :specialCare, fees = :fees,
                access_modes = :access, support_modes = :support, programmes = :programmes, training = :training,
                other_labels = :otherLabels, pivot = :pivot, opened_on = :openedOn, closed_on = :closedOn,
                updated_at = now(), version = version + 1
            where id = :id and version = :version
            """;

    private final JdbcClient database;
    private final NamedParameterJdbcOperations batches;
    private final ZonesOfAssociations zones;

    PointSheets(JdbcClient database, NamedParameterJdbcOperations batches, ZonesOfAssociations zones) {
        this.database = database;
        this.batches = batches;
        this.zones = zones;
    }

    public Optional<PointSheet> find(UUID id) {
        return database.sql(SELECT + "where p.id = :id")
                .param("id", id)
                .query(PointSheets::sheet)
                .optional();
    }

    /** Every sheet of the association or, for nothing, of the network: by name. */
    public List<PointSheet> list(@Nullable UUID association) {
        return database.sql(
                        SELECT
                                + "where (:association::uuid is null or p.association = :association::uuid) order by lower(p.name)")
                .param("association", association, java.sql.Types.OTHER)
                .query(PointSheets::sheet)
                .list();
    }

    List<PointSheet> list(Collection<UUID> ids) {
        return database.sql(SELECT + "where p.id = any(:ids) order by p.id")
                .param("ids", ids.toArray(UUID[]::new))
                .query(PointSheets::sheet)
                .list();
    }

    void insert(List<PointSheet> sheets) {
        if (sheets.isEmpty()) return;
        batches.batchUpdate(INSERT, parameters(sheets));
        zones.clear();
    }

    /**
     * Writes changed sheets, each on the version it was made on.
     *
     * @throws ChangedMeanwhile when one of them was changed since; nothing of the transaction should then stand
     */
    void update(List<PointSheet> sheets) {
        if (sheets.isEmpty()) return;
        for (int changed : batches.batchUpdate(UPDATE, parameters(sheets)))
            if (changed == 0) throw new ChangedMeanwhile("point");
        zones.clear();
    }

    private static MapSqlParameterSource[] parameters(List<PointSheet> sheets) {
        return sheets.stream().map(PointSheets::parameters).toArray(MapSqlParameterSource[]::new);
    }

    private static MapSqlParameterSource parameters(PointSheet sheet) {
        var place = sheet.place();
        boolean imported = place.source() != null;
        return new MapSqlParameterSource()
                .addValue("id", sheet.id())
                .addValue("association", sheet.association())
                .addValue("name", place.name())
                .addValue("kind", sheet.kind().name())
                .addValue("address", place.address())
                .addValue("complement", place.addressComplement())
                .addValue("postcode", place.postcode())
                .addValue("insee", place.insee())
                .addValue("latitude", place.latitude())
                .addValue("longitude", place.longitude())
                .addValue("phone", place.phone())
                .addValue("emails", array(place.emails()))
                .addValue("websites", array(place.websites()))
                .addValue("summary", place.summary())
                .addValue("detail", place.detail())
                .addValue("hours", place.hours())
                .addValue("booking", place.booking())
                .addValue("accessibility", place.accessibility())
                .addValue("labels", sheet.labels().stream().sorted().toArray(String[]::new))
                .addValue("typology", array(place.typology()))
                .addValue("services", array(place.services()))
                .addValue("publics", array(place.publics()))
                .addValue("specialCare", array(place.specialCare()))
                .addValue("fees", array(place.fees()))
                .addValue("access", array(place.access()))
                .addValue("support", array(place.support()))
                .addValue("programmes", array(place.programmes()))
                .addValue("training", array(place.training()))
                .addValue("otherLabels", array(place.otherLabels()))
                .addValue("pivot", place.pivot())
                .addValue("source", place.source())
                .addValue("sourceId", imported ? place.id() : null)
                .addValue("openedOn", sheet.openedOn())
                .addValue("closedOn", sheet.closedOn())
                .addValue("zone", NetworkTime.ZONE.getId())
                .addValue("version", sheet.version());
    }

    private static String[] array(List<String> values) {
        return values.toArray(String[]::new);
    }

    private static List<String> list(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }

    static PointSheet sheet(ResultSet row, int n) throws SQLException {
        var sourceId = row.getString("source_id");
        var kind = PointKind.valueOf(row.getString("kind"));
        var place = new StandardPlace(
                sourceId == null ? row.getString("id") : sourceId,
                row.getString("pivot"),
                row.getString("name"),
                list(row, "services"),
                list(row, "typology"),
                null,
                row.getString("commune"),
                row.getString("postcode"),
                row.getString("address"),
                row.getString("insee"),
                row.getString("address_complement"),
                row.getObject("latitude", Double.class),
                row.getObject("longitude", Double.class),
                row.getString("phone"),
                list(row, "emails"),
                list(row, "websites"),
                row.getString("summary"),
                row.getString("detail"),
                list(row, "publics"),
                list(row, "special_care"),
                list(row, "fees"),
                list(row, "access_modes"),
                list(row, "support_modes"),
                row.getString("accessibility"),
                kind == PointKind.MOBILE ? List.of("Itinérant") : List.of("Fixe"),
                list(row, "programmes"),
                list(row, "training"),
                list(row, "other_labels"),
                row.getString("hours"),
                row.getString("booking"),
                row.getObject("updated_at", OffsetDateTime.class).toLocalDate(),
                row.getString("source"));
        return new PointSheet(
                row.getObject("id", UUID.class),
                row.getObject("association", UUID.class),
                kind,
                place,
                Set.of((String[]) row.getArray("labels").getArray()),
                ZoneId.of(row.getString("time_zone")),
                row.getObject("opened_on", LocalDate.class),
                row.getObject("closed_on", LocalDate.class),
                row.getInt("version"));
    }
}

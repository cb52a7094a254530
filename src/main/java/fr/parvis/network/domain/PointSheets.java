// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.network.domain;

import fr.parvis.database.ResultRow;
import fr.parvis.network.PointKind;
import fr.parvis.network.domain.standard.StandardPlace;
import fr.parvis.shell.ChangedMeanwhile;
import fr.parvis.values.NetworkTime;
import java.time.LocalDate;
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

/** Table of the sheets of points. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class PointSheets {
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
    private final KnownPoints known;

    PointSheets(JdbcClient database, NamedParameterJdbcOperations batches, KnownPoints known) {
        this.database = database;
        this.batches = batches;
        this.known = known;
    }

    public Optional<PointSheet> find(UUID id) {
        return database.sql(SELECT + "where p.id = :id")
                .param("id", id)
                .query(ResultRow.map(PointSheets::sheet))
                .optional();
    }

    /** Every sheet of the association or, for nothing, of the network: by name. */
    public List<PointSheet> list(@Nullable UUID association) {
        return database.sql(
                        SELECT
                                + "where (:association::uuid is null or p.association = :association::uuid) order by lower(p.name)")
                .param("association", association)
                .query(ResultRow.map(PointSheets::sheet))
                .list();
    }

    List<PointSheet> list(Collection<UUID> ids) {
        return database.sql(SELECT + "where p.id = any(:ids) order by p.id")
                .param("ids", ids.toArray(UUID[]::new))
                .query(ResultRow.map(PointSheets::sheet))
                .list();
    }

    void insert(List<PointSheet> sheets) {
        if (sheets.isEmpty()) return;
        batches.batchUpdate(INSERT, parameters(sheets));
        known.clear();
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
        known.clear();
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

    static PointSheet sheet(ResultRow row) {
        var sourceId = row.textOrNull("source_id");
        var kind = PointKind.valueOf(row.text("kind"));
        var zone = row.zone("time_zone");
        var place = new StandardPlace(
                sourceId == null ? row.text("id") : sourceId,
                row.textOrNull("pivot"),
                row.text("name"),
                row.texts("services"),
                row.texts("typology"),
                null,
                row.text("commune"),
                row.text("postcode"),
                row.text("address"),
                row.textOrNull("insee"),
                row.textOrNull("address_complement"),
                row.realOrNull("latitude"),
                row.realOrNull("longitude"),
                row.textOrNull("phone"),
                row.texts("emails"),
                row.texts("websites"),
                row.textOrNull("summary"),
                row.textOrNull("detail"),
                row.texts("publics"),
                row.texts("special_care"),
                row.texts("fees"),
                row.texts("access_modes"),
                row.texts("support_modes"),
                row.textOrNull("accessibility"),
                kind == PointKind.MOBILE ? List.of("Itinérant") : List.of("Fixe"),
                row.texts("programmes"),
                row.texts("training"),
                row.texts("other_labels"),
                row.textOrNull("hours"),
                row.textOrNull("booking"),
                LocalDate.ofInstant(row.instant("updated_at"), zone),
                row.textOrNull("source"));
        return new PointSheet(
                row.uuid("id"),
                row.uuid("association"),
                kind,
                place,
                Set.copyOf(row.texts("labels")),
                zone,
                row.day("opened_on"),
                row.dayOrNull("closed_on"),
                row.integer("version"));
    }
}

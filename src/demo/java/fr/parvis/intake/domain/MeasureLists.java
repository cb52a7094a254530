// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.intake.domain;

import fr.parvis.arrangements.Arrangement;
import fr.parvis.arrangements.ListField;
import fr.parvis.arrangements.PastArrangements;
import fr.parvis.arrangements.ReturnField;
import fr.parvis.database.Asking;
import fr.parvis.network.Commune;
import fr.parvis.network.Communes;
import fr.parvis.outreach.PastSectors;
import fr.parvis.partners.Partners;
import fr.parvis.partners.PastPartners;
import fr.parvis.values.Ids;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes a long list of households that are made up, as a partner's file is: read, compared, assigned to points, ranked. They stay, to be shown. */
@Component
public class MeasureLists {
    private static final String NAME = "Mesure";

    /** @param seconds from the bytes of the file to ranked entries */
    public record Measured(int households, int taken, int assigned, double seconds) {}

    private final PastArrangements arrangements;
    private final ReadList read;
    private final ImportList take;
    private final PastSectors sectors;
    private final Partners partners;
    private final PastPartners directory;
    private final Communes communes;
    private final JdbcClient database;
    private final TransactionTemplate transaction;

    MeasureLists(
            PastArrangements arrangements,
            ReadList read,
            ImportList take,
            PastSectors sectors,
            Partners partners,
            PastPartners directory,
            Communes communes,
            JdbcClient database,
            PlatformTransactionManager transactions) {
        this.arrangements = arrangements;
        this.read = read;
        this.take = take;
        this.sectors = sectors;
        this.partners = partners;
        this.directory = directory;
        this.communes = communes;
        this.database = database;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** In the current association; what an earlier measurement left goes first. */
    public Measured handle(int households) {
        var arrangement = transaction.execute(status -> prepared());
        if (arrangement == null) throw new IllegalStateException("nothing agreed");
        var file = file(households).getBytes(StandardCharsets.UTF_8);
        long begun = System.nanoTime();
        var list = transaction.execute(status -> switch (read.handle(arrangement, file)) {
            case Reading.Lines lines ->
                take.handle(arrangement, new ReceivedFile("upload", "mesure.csv", file, null), lines);
            case Reading.NotReadable refused ->
                throw new IllegalStateException(refused.problem().code());
        });
        double seconds = (System.nanoTime() - begun) / 1e9;
        if (list == null) throw new IllegalStateException("nothing taken");
        var assigned = transaction.execute(status -> database.sql(
                        "select count(*)::int from outreach.entry where list = :list and point is not null")
                .param("list", list.id())
                .query(Integer.class)
                .single());
        return new Measured(households, list.taken(), assigned == null ? 0 : assigned, seconds);
    }

    private Arrangement prepared() {
        for (var sql : List.of(
                "delete from outreach.entry where arrangement in (select id from outreach.arrangement where name = :name)",
                "delete from outreach.list where arrangement in (select id from outreach.arrangement where name = :name)",
                "delete from outreach.arrangement where name = :name"))
            database.sql(sql).param("name", NAME).update();
        directory.load("partenaire;genre;organisme;lieux;adresse;service;contact;marche_le_mieux\n"
                + "Fournisseur de la mesure;supplier;;;;Solidarité;;call\n");
        var partner = partners.search("fournisseur mesure", 1).stream()
                .findFirst()
                .flatMap(found -> partners.partnerOf(found.id()))
                .orElseThrow();
        var it = new Arrangement(
                Ids.next(),
                Asking.association(),
                partner,
                NAME,
                "electricity",
                ListField.codes(),
                ReturnField.codes(),
                "partner",
                "legitimate-interests",
                "partner",
                "",
                "mesure@exemple.fr",
                90,
                5,
                30,
                null,
                Map.of(),
                false,
                read.today(),
                null,
                0);
        return arrangements.make(it);
    }

    private String file(int households) {
        var random = new Random(2026);
        var where = around();
        var file = new StringBuilder(
                "Référence client;Nom;Prénom;Téléphone;Courriel;Adresse;Code postal;Commune;Montant dû;Date de facture;"
                        + "Intervention prévue;Date d'intervention;Compteur;Puissance souscrite;Résidence principale;Chèque énergie\n");
        for (int i = 0; i < households; i++) {
            var commune = where.get(random.nextInt(where.size()));
            var issued = read.today().minusDays(20 + random.nextInt(120));
            boolean cut = random.nextBoolean();
            file.append(String.format(
                    Locale.ROOT,
                    "M-%06d;FAMILLE%d;Prenom%d;06%08d;foyer%d@exemple.fr;%d rue des Essais;%s;%s;%d,%02d €;%s;%s;%s;%s;%d;%s;%s%n",
                    i,
                    random.nextInt(20_000),
                    random.nextInt(500),
                    10_000_000 + i,
                    i,
                    1 + random.nextInt(200),
                    commune.postcodes().getFirst(),
                    commune.name(),
                    30 + random.nextInt(1500),
                    random.nextInt(100),
                    issued,
                    cut ? "Coupure" : "Réduction",
                    read.today().plusDays(random.nextInt(60)),
                    random.nextInt(3) == 0 ? "autre" : "Linky",
                    3 + 3 * random.nextInt(3),
                    random.nextInt(5) == 0 ? "" : "oui",
                    random.nextInt(3) == 0 ? "oui" : "non"));
        }
        return file.toString();
    }

    private List<Commune> around() {
        var here = sectors.cover().stream()
                .flatMap(point -> communes.find(point.insee()).stream())
                .filter(commune -> !commune.postcodes().isEmpty())
                .distinct()
                .toList();
        return here.isEmpty() ? communes.largest(8) : here;
    }
}

// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.outreach;

import fr.parvis.Network;
import fr.parvis.access.SignedIn;
import fr.parvis.arrangements.Arrangement;
import fr.parvis.arrangements.ListField;
import fr.parvis.arrangements.ReturnField;
import fr.parvis.arrangements.domain.KeepArrangement;
import fr.parvis.network.Communes;
import fr.parvis.network.NewPoint;
import fr.parvis.network.PointKind;
import fr.parvis.network.Points;
import fr.parvis.values.Ids;
import fr.parvis.values.Outcome;
import java.sql.Types;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes partners, arrangements and points for tests, in the words of the domain. */
@TestComponent
public class ListsFixtures {
    /** A list as a supplier sends it. */
    public static final String LIST = """
            Référence client;Nom;Prénom;Téléphone;Adresse;Code postal;Commune;Montant dû;Date de facture;Intervention prévue;Date intervention
            C-001;Haddad;Nour;06 12 34 56 01;12 rue du Port;69500;Bron;1 234,56 €;01/09/2026;Réduction;15/12/2026
            C-002;Martin;Léa;06 12 34 56 02;3 place Weingarten;69500;Bron;89,90;15/09/2026;Coupure;20/12/2026
            C-003;Durand;Paul;;8 avenue Roger-Salengro;69100;Villeurbanne;240;20/09/2026;;
            """;

    private final KeepArrangement arrangements;
    private final Points points;
    private final Communes communes;
    private final JdbcClient database;
    private final TransactionTemplate transaction;

    public ListsFixtures(BeanFactory beans) {
        this.arrangements = beans.getBean(KeepArrangement.class);
        this.points = beans.getBean(Points.class);
        this.communes = beans.getBean(Communes.class);
        this.database = beans.getBean(JdbcClient.class);
        this.transaction = beans.getBean(TransactionTemplate.class);
    }

    public UUID aPartner(SignedIn who, String name) {
        return aSupplier(who, name, null);
    }

    /** @param operator code of list OPERATOR, by which its law and its letters are found; nothing where it has none */
    public UUID aSupplier(SignedIn who, String name, @Nullable String operator) {
        var id = Ids.next();
        Network.as(
                who,
                () -> transaction.execute(_ -> database.sql("""
                        insert into partners.partner (id, association, name, kind, operator, territory, plain, checked_on)
                        values (:id, :association, :name, 'supplier', :operator, 'france', lower(:name), '2026-11-01')""")
                        .param("id", id)
                        .param("association", who.association())
                        .param("name", name)
                        .param("operator", operator, Types.VARCHAR)
                        .update()));
        return id;
    }

    /** An arrangement on all that a list may tell, running since the beginning of 2026. */
    public Arrangement anArrangement(SignedIn who, UUID partner) {
        return anArrangement(who, partner, ListField.codes(), 90, false);
    }

    /** The same about another matter than electricity. */
    public Arrangement anArrangementOn(SignedIn who, UUID partner, String matter) {
        return anArrangement(who, partner, matter, ListField.codes(), ReturnField.codes(), 90, false);
    }

    /** An arrangement on all that a list may tell, of which only these fields go back. */
    public Arrangement anArrangementThatTells(SignedIn who, UUID partner, String... fieldsOut) {
        return anArrangement(who, partner, "electricity", ListField.codes(), List.of(fieldsOut), 90, false);
    }

    public Arrangement anArrangement(SignedIn who, UUID partner, List<String> fieldsIn, int keepDays, boolean folder) {
        return anArrangement(who, partner, "electricity", fieldsIn, ReturnField.codes(), keepDays, folder);
    }

    private Arrangement anArrangement(
            SignedIn who,
            UUID partner,
            String matter,
            List<String> fieldsIn,
            List<String> fieldsOut,
            int keepDays,
            boolean folder) {
        var it = new Arrangement(
                Ids.next(),
                Objects.requireNonNull(who.association()),
                partner,
                "Liste " + Ids.next(),
                matter,
                fieldsIn,
                fieldsOut,
                "partner",
                "legitimate-interests",
                "partner",
                "Nous vous appelons pour vous aider.",
                "dpo@partenaire.example",
                keepDays,
                5,
                30,
                null,
                Map.of(),
                folder,
                LocalDate.of(2026, 1, 1),
                null,
                0);
        Network.as(who, () -> {
            if (!(arrangements.handle(it, true) instanceof Outcome.Done)) throw new IllegalStateException("not kept");
            return arrangements.find(it.id()).orElseThrow();
        });
        return Network.as(who, () -> arrangements.find(it.id()).orElseThrow());
    }

    public UUID aPoint(SignedIn who, String name) {
        var id = Ids.next();
        var bron = communes.find("69029").orElseThrow();
        Network.as(
                who,
                () -> points.add(List.of(NewPoint.atItsCommune(
                        id,
                        Objects.requireNonNull(who.association()),
                        PointKind.FIXED,
                        name,
                        "1 place de la Mairie",
                        "69500",
                        bron,
                        "0472000000",
                        List.of(),
                        "",
                        "Mo-Fr 09:00-12:00",
                        Set.of(),
                        List.of(),
                        List.of("Se présenter"),
                        List.of(),
                        LocalDate.of(2020, 1, 1)))));
        return id;
    }
}

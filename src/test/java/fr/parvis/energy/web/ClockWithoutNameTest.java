// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.energy.web;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.Network;
import fr.parvis.Pages;
import fr.parvis.ParvisTest;
import fr.parvis.access.Role;
import fr.parvis.access.SignedIn;
import fr.parvis.values.NetworkTime;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The days of a bill for somebody who gives no name: answered at once, kept nowhere. */
@ParvisTest
class ClockWithoutNameTest {
    private static final String HERE = "/bureau/energie/impaye";

    @Autowired
    Pages pages;

    @Autowired
    Network network;

    @Autowired
    JdbcClient database;

    @Autowired
    PlatformTransactionManager transactions;

    private final LocalDate today = LocalDate.now(NetworkTime.ZONE);

    SignedIn me;

    @BeforeEach
    void a_mediator() {
        me = network.a(Role.MEDIATOR, network.anAssociation());
    }

    private MvcTestResult answered(String address) {
        return pages.as(me)
                .post(
                        address,
                        "supply",
                        "electricity",
                        "home",
                        "yes",
                        "issued",
                        today.minusDays(30).toString(),
                        "firstCame",
                        "no",
                        "cheque",
                        "no");
    }

    @Test
    void four_questions_come_first_and_the_answer_while_one_types_is_short() {
        var page = pages.as(me).read(HERE);
        assertThat(page.select("main form.bill-form > .field, main form.bill-form > .ask")
                        .eachAttr("class"))
                .hasSize(4);
        assertThat(page.select("main form.bill-form details[open]")).isEmpty();
        assertThat(page.select(".bill-live").attr("hx-post")).isEqualTo(HERE + "/apercu");
        var answer = answered(HERE + "/apercu");
        assertThat(answer).hasStatusOk();
        assertThat(Pages.read(answer).select(".bill-lead").text()).startsWith("Ni réduction ni coupure avant le ");
        assertThat(Pages.read(answer).select("html main")).as("a part, no page").isEmpty();
        assertThat(Pages.read(pages.as(me).post(HERE + "/apercu", "issued", "2062-01-01"))
                        .text())
                .contains("future");
    }

    @Test
    void its_days_are_shown_and_printed_and_nothing_is_kept() {
        var written = written();
        var answer = answered(HERE);
        assertThat(answer).hasStatusOk();
        assertThat(answer.getResponse().getHeader("Cache-Control")).contains("no-store");
        var page = Pages.read(answer);
        assertThat(page.select("#days tbody tr")).hasSizeGreaterThan(4);
        assertThat(page.select("#f-issued").val()).isEqualTo(today.minusDays(30).toString());
        assertThat(page.select("form[data-draft], a[href*=issued], form[method=get] [name=issued]"))
                .as("no draft, no address")
                .isEmpty();
        assertThat(answered(HERE + "/fiche.pdf").getResponse().getContentType()).isEqualTo("application/pdf");
        assertThat(written()).isEqualTo(written);
    }

    /** Lines of the journal, and bills, of this association. */
    private Integer written() {
        return Network.as(
                me,
                () -> new TransactionTemplate(transactions)
                        .execute(status -> database.sql("""
                                        select (select count(*) from audit.entry where account = :me)::int
                                            + (select count(*) from cases.bill)::int + (select count(*) from energy.unpaid_bill)::int""")
                                .param("me", me.account())
                                .query(Integer.class)
                                .single()));
    }

    @Test
    void a_letter_of_the_supplier_is_compared_with_the_rules() {
        var answer = pages.as(me)
                .post(
                        HERE + "/avis",
                        "supply",
                        "electricity",
                        "home",
                        "yes",
                        "issued",
                        today.minusDays(20).toString(),
                        "noticeKind",
                        "cut",
                        "noticeDated",
                        today.toString(),
                        "noticeFor",
                        today.plusDays(5).toString());
        assertThat(answer).hasStatusOk();
        assertThat(Pages.read(answer).select("#notice").text()).contains("Points à vérifier", "moins de 20 jours");
        assertThat(Pages.read(answer).select("#notice input[name=issued]").val())
                .as("the next comparison knows the bill")
                .isEqualTo(today.minusDays(20).toString());
    }

    @Test
    void dates_that_cannot_be_are_refused_with_what_was_typed() {
        var refused = pages.as(me).post(HERE, "supply", "gas", "issued", "2062-01-01", "amount", "240");
        assertThat(refused).hasStatus(422);
        assertThat(Pages.read(refused).select("#f-issued").val()).isEqualTo("2062-01-01");
        assertThat(Pages.read(refused).select("#f-amount").val()).isEqualTo("240");
    }
}

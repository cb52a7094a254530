// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.hotline.domain;

import fr.parvis.GivenSettings;
import fr.parvis.Network;
import fr.parvis.RawDatabase;
import fr.parvis.access.Accounts;
import fr.parvis.access.SignedIn;
import fr.parvis.audit.Journal;
import fr.parvis.database.Notices;
import fr.parvis.hotline.HotlineSettings;
import fr.parvis.hotline.domain.AskCall.Promised;
import fr.parvis.hotline.domain.AskCall.Wish;
import fr.parvis.hotline.domain.LineHours.When;
import fr.parvis.messages.DirectSms;
import fr.parvis.messages.Template;
import fr.parvis.network.Communes;
import fr.parvis.network.LocalDays;
import fr.parvis.network.LocalDaysBy;
import fr.parvis.network.Timetables;
import fr.parvis.nomenclature.Nomenclature;
import fr.parvis.rota.Holds;
import fr.parvis.values.Outcome;
import fr.parvis.values.Outcomes;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionManager;
import org.springframework.transaction.annotation.AnnotationTransactionAttributeSource;
import org.springframework.transaction.interceptor.TransactionInterceptor;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The line with a clock of the test's own, and the little that tests say of it. */
public class HotlineFixtures {
    private static final AtomicInteger NUMBERS = new AtomicInteger(100_000);

    private final CallTable calls;
    private final DutyTable duties;
    private final Timetables timetables;
    private final Communes communes;
    private final Nomenclature nomenclature;
    private final Accounts accounts;
    private final Holds holds;
    private final Journal journal;
    private final LocalDays localDays;
    private final ApplicationEventPublisher events;
    private final JdbcClient database;
    private final Notices notices;
    private final PlatformTransactionManager transactions;

    HotlineFixtures(
            CallTable calls,
            DutyTable duties,
            Timetables timetables,
            Communes communes,
            Nomenclature nomenclature,
            Accounts accounts,
            Holds holds,
            Journal journal,
            LocalDays localDays,
            ApplicationEventPublisher events,
            JdbcClient database,
            Notices notices,
            PlatformTransactionManager transactions) {
        this.calls = calls;
        this.duties = duties;
        this.timetables = timetables;
        this.communes = communes;
        this.nomenclature = nomenclature;
        this.accounts = accounts;
        this.holds = holds;
        this.journal = journal;
        this.localDays = localDays;
        this.events = events;
        this.database = database;
        this.notices = notices;
        this.transactions = transactions;
    }

    /** Made in the test: a context of its own would cost an application and its connections. */
    public static HotlineFixtures of(AutowireCapableBeanFactory beans) {
        return beans.createBean(HotlineFixtures.class);
    }

    /** All of the line. */
    public record Line(
            AskCall ask,
            OfferCalls offers,
            AnswerCalls answer,
            GoOnLine go,
            Members members,
            KeepPromises keep,
            MissedCalls missed,
            SeeLine see,
            ForgetCalls forget,
            Clock clock) {

        /** A promise as the public asks for it. */
        public Promised promised(Wish wish) {
            return Outcomes.done(ask.handle(wish));
        }

        public UUID asks(String language) {
            return promised(aWish(language)).call();
        }

        /** May answer for a year, and is on the line until the evening. */
        public void isOn(SignedIn who, String... languages) {
            joins(who, languages);
            // where it is noon the evening is to come, whatever the clock says
            var noon = ZoneOffset.ofHours(
                    12 - clock.instant().atOffset(ZoneOffset.UTC).getHour());
            if (!(Network.as(who, () -> go.begin(LocalTime.of(23, 0), noon)) instanceof Outcome.Done))
                throw new AssertionError("the line was refused");
        }

        public void joins(SignedIn who, String... languages) {
            Network.as(
                    who,
                    () -> members.give(new Member(
                            who.account(),
                            List.of(languages),
                            List.of(),
                            LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).plusYears(1))));
        }

        public Call held(SignedIn who) {
            return Network.as(who, () -> answer.held()).orElseThrow();
        }

        public boolean isFree(SignedIn who) {
            return Network.as(who, () -> answer.held()).isEmpty();
        }
    }

    public Line with(Clock clock) {
        var settings = GivenSettings.of(HotlineSettings.class);
        var hours = new LineHours(timetables, communes, settings);
        var news = new LineNews(notices);
        var days = new LocalDaysBy(clock, localDays);
        var offers = new OfferCalls(database, transactions, news, clock, settings);
        var keep = new KeepPromises(calls, duties, offers, hours, news, transactions, clock, settings);
        var members = transactional(new Members(database, accounts, nomenclature, holds, journal, days));
        var ask = transactional(new AskCall(calls, hours, keep, communes, nomenclature, news, clock));
        return new Line(
                ask,
                offers,
                transactional(new AnswerCalls(calls, duties, hours, news, journal, days, events, clock)),
                transactional(new GoOnLine(duties, members, holds, news, clock)),
                members,
                keep,
                new MissedCalls(ask, calls, transactions, clock),
                transactional(new SeeLine(database, duties, days)),
                new ForgetCalls(calls, duties, transactions, clock, GivenSettings.of(HotlineSettings.class)),
                clock);
    }

    public TakeCallBack taking(Clock clock) {
        return transactional(new TakeCallBack(calls, duties, new LineNews(notices), journal, clock));
    }

    /** SMS that the line sends, as a test takes them. */
    public record Sms(String phone, String language, Template words) {}

    /** @param open whether it is an hour of SMS */
    public SendMovedPromiseSms telling(List<Sms> sent, BooleanSupplier open) {
        return new SendMovedPromiseSms(
                calls,
                new DirectSms() {
                    @Override
                    public boolean isTime(@Nullable String commune) {
                        return open.getAsBoolean();
                    }

                    @Override
                    public boolean send(UUID id, String phone, String language, Template template) {
                        if (TransactionSynchronizationManager.isActualTransactionActive())
                            throw new AssertionError("sent inside a transaction");
                        return sent.add(new Sms(phone, language, template));
                    }
                },
                communes,
                journal,
                transactions);
    }

    @SuppressWarnings("unchecked")
    private <T> T transactional(T target) {
        var factory = new ProxyFactory(target);
        factory.setProxyTargetClass(true);
        factory.addAdvice(new TransactionInterceptor(
                (TransactionManager) transactions, new AnnotationTransactionAttributeSource()));
        return (T) factory.getProxy();
    }

    /** The line is one for the whole network: what other tests left of it would be offered. */
    public static void empty() throws SQLException {
        try (var database = RawDatabase.asSuperuser()) {
            for (var table : List.of("call", "duty", "member", "hidden_call"))
                RawDatabase.run(database, "delete from hotline." + table);
        }
    }

    public static String aNumber() {
        return "06 12 " + String.valueOf(NUMBERS.incrementAndGet()).replaceAll("(..)(?=.)", "$1 ");
    }

    public static Wish aWish(String language) {
        return new Wish(aNumber(), When.SOON, "", language, "", CallChannel.WEB);
    }
}

// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.database;

import fr.parvis.runtime.ParvisSettings;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Notices from one process of several to the others by the database (NOTIFY): a few words, heard within milliseconds once the transaction is committed, and by who
 * listens at that moment alone. Nothing is sent where one process serves.
 */
@Component
public class Notices implements SmartInitializingSingleton, DisposableBean {
    private static final Logger LOG = LoggerFactory.getLogger(Notices.class);

    private final JdbcClient database;
    private final TransactionTemplate transaction;
    private final boolean shared;
    private final ObjectProvider<ExternalServer> held;
    private final ObjectProvider<NoticeListener> listeners;
    private final ExternalServer.Hearer hearer = new ExternalServer.Hearer() {
        @Override
        public void heard(String told) {
            Notices.this.heard(told);
        }

        @Override
        public void missed() {
            tellEach(NoticeListener::missed);
        }
    };

    Notices(
            JdbcClient database,
            PlatformTransactionManager transactions,
            ParvisSettings parvis,
            ObjectProvider<ExternalServer> held,
            ObjectProvider<NoticeListener> listeners) {
        this.database = database;
        this.transaction = new TransactionTemplate(transactions);
        this.shared = parvis.isShared();
        this.held = held;
        this.listeners = listeners;
    }

    /**
     * Tells the other processes, in the caller's transaction or else at once.
     *
     * @param topic a word
     * @param subject up to some hundred signs, nothing personal
     */
    public void send(String topic, String subject) {
        if (!shared) return;
        var server = held.getIfAvailable();
        var told = (server == null ? "-" : server.name().substring(server.name().lastIndexOf(' ') + 1)) + " " + topic
                + " " + subject;
        transaction.executeWithoutResult(_ -> database.sql("select pg_notify(:channel, :told)::text")
                .param("channel", ExternalServer.CHANNEL)
                .param("told", told)
                .query(String.class)
                .single());
    }

    /** Whether what others send is heard now; else nothing held in memory of what they may change is to be believed. */
    public boolean areHeard() {
        var server = held.getIfAvailable();
        return server == null || server.hears();
    }

    private void heard(String told) {
        var parts = told.split(" ", 3);
        var server = held.getIfAvailable();
        if (parts.length < 3 || server == null || server.name().endsWith(parts[0])) return;
        tellEach(one -> {
            if (one.topic().equals(parts[1])) one.heard(parts[2]);
        });
    }

    /** A listener's fault is its own: the others are told. */
    private void tellEach(Consumer<NoticeListener> told) {
        for (var listener : listeners)
            try {
                told.accept(listener);
            } catch (RuntimeException e) {
                LOG.error("the listener to notices about {} failed", listener.topic(), e);
            }
    }

    @Override
    public void afterSingletonsInstantiated() {
        if (shared) held.ifAvailable(server -> server.tell(hearer));
    }

    @Override
    public void destroy() {
        if (shared) held.ifAvailable(server -> server.tellNoMore(hearer));
    }
}

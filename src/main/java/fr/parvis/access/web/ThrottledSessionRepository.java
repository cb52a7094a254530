// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.access.web;

import fr.parvis.access.RandomSecret;
import fr.parvis.access.domain.StoredSession;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Primary;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.stereotype.Component;

/**
 * Sessions that are stored by a hash of what the browser holds ({@link StoredSession}), and whose last use is written once a minute instead of at each request: a request that changes nothing then writes nothing,
 * and does not wait for the disk. And each is read once a request: at its end, Spring Session asks whether the session that it has
 * just saved exists.
 */
@Component
@Primary
class ThrottledSessionRepository implements FindByIndexNameSessionRepository<ThrottledSessionRepository.Calm> {
    static final Duration MOMENT = Duration.ofMinutes(1);

    private static final ScopedValue<Map<String, Calm>> OF_THIS_REQUEST = ScopedValue.newInstance();

    /** However much it is used, a session ends then. */
    static final Duration LONGEST = Duration.ofDays(7);

    /** Name under which the session that is made now is stored. */
    private static final ScopedValue<String> STORED_AS = ScopedValue.newInstance();

    private final Kept<? extends Session> kept;
    private final Clock clock;

    ThrottledSessionRepository(JdbcIndexedSessionRepository repository, Clock clock) {
        this.kept = new Kept<>(repository);
        this.clock = clock;
        repository.setSessionIdGenerator(STORED_AS::get);
    }

    @Override
    public Calm createSession() {
        var held = RandomSecret.next();
        return new Calm(held, stored(held, kept.repository::createSession));
    }

    @Override
    public void save(Calm session) {
        kept.save(session.session);
        ofThisRequest().put(session.getId(), session);
    }

    @Override
    public @Nullable Calm findById(String id) {
        var known = ofThisRequest().get(id);
        if (known != null) return known;
        var stored = StoredSession.idOf(id);
        var found = kept.repository.findById(stored);
        if (found == null) return null;
        if (found.getCreationTime().plus(LONGEST).isBefore(clock.instant())) {
            kept.repository.deleteById(stored);
            return null;
        }
        var session = new Calm(id, found);
        ofThisRequest().put(id, session);
        return session;
    }

    /** Whether a session is open now: read anew, for a request that lasts longer than it. */
    boolean isOpen(String id) {
        var found = kept.repository.findById(StoredSession.idOf(id));
        return found != null && !found.isExpired();
    }

    @Override
    public void deleteById(String id) {
        ofThisRequest().remove(id);
        kept.repository.deleteById(StoredSession.idOf(id));
    }

    private static <T> T stored(String held, Supplier<T> made) {
        return ScopedValue.where(STORED_AS, StoredSession.idOf(held)).call(made::get);
    }

    /** Sessions by the names under which they are stored: identifiers are known to their browsers only. */
    @Override
    public Map<String, Calm> findByIndexNameAndIndexValue(String name, String value) {
        var found = new LinkedHashMap<String, Calm>();
        kept.repository
                .findByIndexNameAndIndexValue(name, value)
                .forEach((id, session) -> found.put(id, new Calm(id, session)));
        return found;
    }

    private static Map<String, Calm> ofThisRequest() {
        return OF_THIS_REQUEST.isBound() ? OF_THIS_REQUEST.get() : new HashMap<>();
    }

    /** A filter that stands before Spring Session's: what one request knows of its session ends with it. */
    static void oneRequest(ServletRequest request, ServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            ScopedValue.where(OF_THIS_REQUEST, new HashMap<>()).call(() -> {
                chain.doFilter(request, response);
                return null;
            });
        } catch (ServletException | IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new ServletException(e);
        }
    }

    /** Names the type of the sessions underneath, which their repository keeps to itself. */
    private record Kept<S extends Session>(FindByIndexNameSessionRepository<S> repository) {
        @SuppressWarnings("unchecked") // it comes from this repository
        void save(Session session) {
            repository.save((S) session);
        }
    }

    /** A session that does not mind being used twice within a minute. */
    static final class Calm implements Session {
        private final Session session;
        private String id;

        /** @param id identifier that the browser holds */
        private Calm(String id, Session session) {
            this.id = id;
            this.session = session;
        }

        @Override
        public void setLastAccessedTime(Instant used) {
            if (used.isAfter(session.getLastAccessedTime().plus(MOMENT))) session.setLastAccessedTime(used);
        }

        @Override
        public String getId() {
            return id;
        }

        @Override
        public String changeSessionId() {
            id = RandomSecret.next();
            stored(id, session::changeSessionId);
            return id;
        }

        @Override
        public <T> @Nullable T getAttribute(String name) {
            return session.getAttribute(name);
        }

        @Override
        public Set<String> getAttributeNames() {
            return session.getAttributeNames();
        }

        @Override
        public void setAttribute(String name, @Nullable Object value) {
            if (value == null) session.removeAttribute(name);
            else session.setAttribute(name, value);
        }

        @Override
        public void removeAttribute(String name) {
            session.removeAttribute(name);
        }

        @Override
        public Instant getCreationTime() {
            return session.getCreationTime();
        }

        @Override
        public Instant getLastAccessedTime() {
            return session.getLastAccessedTime();
        }

        @Override
        public void setMaxInactiveInterval(Duration interval) {
            session.setMaxInactiveInterval(interval);
        }

        @Override
        public Duration getMaxInactiveInterval() {
            return session.getMaxInactiveInterval();
        }

        @Override
        public boolean isExpired() {
            return session.isExpired();
        }
    }
}

// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.shell;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers requests that fail in a filter because the database is unavailable: sessions and accounts are read there. Parvis works again by
 * itself once the database does.
 */
@Configuration(proxyBeanMethods = false)
public class DatabaseUnavailable {
    private static final Logger LOG = LoggerFactory.getLogger(DatabaseUnavailable.class);

    /** PostgreSQL's state for a disk without room. */
    private static final String DISK_FULL = "53100";

    /** With less PostgreSQL does not start. */
    private static final long ROOM = 20L << 20;

    @Bean
    FilterRegistrationBean<OncePerRequestFilter> databaseAwayFilter(ErrorAnswer answer) {
        var registration = new FilterRegistrationBean<OncePerRequestFilter>(new Guard(answer));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 10);
        return registration;
    }

    /** Whether it failed because the database does not answer, and not by its own statement. */
    public static boolean isCauseOf(Throwable wrong) {
        for (Throwable cause = wrong; cause != null; cause = cause.getCause())
            if (cause instanceof CannotCreateTransactionException
                    || cause instanceof TransactionSystemException
                    || cause instanceof DataAccessResourceFailureException
                    || cause instanceof SQLTransientConnectionException) return true;
        return false;
    }

    /**
     * Whether nothing can be stored because there is no room: PostgreSQL says so, or has ended of it.
     *
     * @param data the folder whose disk the database is on, when it is embedded
     */
    static boolean isDiskFull(Throwable wrong, Path data) {
        for (Throwable cause = wrong; cause != null; cause = cause.getCause())
            if (cause instanceof SQLException refused && DISK_FULL.equals(refused.getSQLState())) return true;
        var folder = data.toFile();
        return folder.exists() && folder.getUsableSpace() < ROOM;
    }

    private static final class Guard extends OncePerRequestFilter {
        private final ErrorAnswer answer;

        Guard(ErrorAnswer answer) {
            this.answer = answer;
        }

        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            try {
                chain.doFilter(request, response);
            } catch (ServletException | RuntimeException wrong) {
                if (!isCauseOf(wrong)) throw wrong;
                if (response.isCommitted()) {
                    LOG.warn("the database went away while an answer was on its way");
                    return;
                }
                response.reset();
                answer.write(
                        new DataAccessResourceFailureException("the database does not answer", wrong),
                        request,
                        response);
            }
        }
    }
}

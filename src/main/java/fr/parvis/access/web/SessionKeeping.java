// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.access.web;

import jakarta.servlet.Filter;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.session.config.SessionRepositoryCustomizer;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.session.jdbc.PostgreSqlJdbcIndexedSessionRepositoryCustomizer;
import org.springframework.session.jdbc.config.annotation.web.http.EnableJdbcHttpSession;
import org.springframework.session.web.http.SessionRepositoryFilter;

/** Sessions in PostgreSQL, until twelve hours after their last use and a week at most; {@link ThrottledSessionRepository} stand before the repository. */
@Configuration(proxyBeanMethods = false)
@EnableJdbcHttpSession(tableName = "access.session", maxInactiveIntervalInSeconds = 12 * 3600)
class SessionKeeping {

    @Bean
    FilterRegistrationBean<Filter> oneReadingOfTheSession() {
        var registration = new FilterRegistrationBean<Filter>(ThrottledSessionRepository::oneRequest);
        registration.setOrder(SessionRepositoryFilter.DEFAULT_ORDER - 1);
        return registration;
    }

    /** Two requests of one session may write the same attribute at once. */
    @Bean
    SessionRepositoryCustomizer<JdbcIndexedSessionRepository> attributesWrittenTwice() {
        return new PostgreSqlJdbcIndexedSessionRepositoryCustomizer();
    }
}

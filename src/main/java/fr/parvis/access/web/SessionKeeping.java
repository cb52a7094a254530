package fr.parvis.access.web;

import org.springframework.context.annotation.Configuration;
import org.springframework.session.jdbc.config.annotation.web.http.EnableJdbcHttpSession;

/** Sessions in PostgreSQL, until twelve hours after their last use; {@link CalmSessions} stand before the repository. */
@Configuration(proxyBeanMethods = false)
@EnableJdbcHttpSession(tableName = "access.session", maxInactiveIntervalInSeconds = 12 * 3600)
class SessionKeeping {}

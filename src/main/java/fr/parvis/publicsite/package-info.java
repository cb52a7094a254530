/**
 * What anybody may see, without an account.
 *
 * <p><b>Purpose</b>: find help near home, in plain words, on an old phone. <b>Owns</b>: the public pages, their posters and calendars. <b>Does not do</b>: any
 * page for staff. <b>Used by</b>: opendata. <b>Events out</b>: none. <b>Reacts to</b>: none.
 */
@ApplicationModule(allowedDependencies = {"shell", "database", "access", "network", "rounds", "statistics"})
@NullMarked
package fr.parvis.publicsite;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

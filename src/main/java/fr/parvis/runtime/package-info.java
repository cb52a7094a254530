// SPDX-License-Identifier: EUPL-1.2
/**
 * The running program: start, settings, jobs, sub-commands, logs, and calls to other servers.
 *
 * <p><b>Purpose</b>: run Parvis as one program, or as several processes of one database. <b>Owns</b>: settings of the installation and the
 * checks of all settings, the scheduler of jobs, the frame of sub-commands, the format of the log, secret files, mail, HTTP to outside
 * addresses. <b>Does not do</b>: pages. <b>Events out</b>: none. <b>Reacts to</b>: none.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package fr.parvis.runtime;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

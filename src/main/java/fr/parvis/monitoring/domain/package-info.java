// SPDX-License-Identifier: EUPL-1.2
/** The numbers: of jobs, of the machine, of what waits in the network. */
@NullMarked
package fr.parvis.monitoring.domain;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: EUPL-1.2
/** Jobs of files of persons: being forgotten in time. */
@NullMarked
package fr.parvis.people.jobs;

import org.jspecify.annotations.NullMarked;

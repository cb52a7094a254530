// SPDX-License-Identifier: EUPL-1.2
/** Counts lists again, and makes return files on their day. */
@NullMarked
package fr.parvis.returns.jobs;

import org.jspecify.annotations.NullMarked;

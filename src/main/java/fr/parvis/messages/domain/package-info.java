// SPDX-License-Identifier: EUPL-1.2
/** Planning, claims and results of messages, calls to make, replies, and how long all of it is kept. */
@NullMarked
package fr.parvis.messages.domain;

import org.jspecify.annotations.NullMarked;

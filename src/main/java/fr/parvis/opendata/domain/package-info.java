/** What is given out and what is proposed, and the rules of both. */
@NullMarked
package fr.parvis.opendata.domain;

import org.jspecify.annotations.NullMarked;

/** What recipients answer, said in sentences. */
@org.jspecify.annotations.NullMarked
package org.reentryhub.health.answer;

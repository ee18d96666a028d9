package labs.lab02;

import static labs.harness.Bench.run;

import java.util.List;
import labs.check.ExerciseTest;
import labs.harness.engine.SparkContexts;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.streaming.api.java.JavaDStream;
import org.junit.jupiter.api.Test;

@ExerciseTest
class StopWordsExerciseTest {

    interface Task {
        JavaDStream<String> drop(JavaDStream<String> words, JavaRDD<String> stopWords);
    }

    @Test
    void dropsTheWordsOfTheList(Task answer) {
        JavaRDD<String> list = SparkContexts.shared().parallelize(List.of("the", "and", "a"));
        run((JavaDStream<String> words) -> answer.drop(words, list))
                .onBatches(
                        List.of("the", "boat", "and", "the", "boat"),
                        List.of("and"),
                        List.of(),
                        List.of("a", "raft", "then", "the", "band"))
                .expect(List.of("boat", "boat"), List.of(), List.of(), List.of("raft", "then", "band"));
    }

    @Test
    void anotherListDropsOtherWords(Task answer) {
        JavaRDD<String> list = SparkContexts.shared().parallelize(List.of("of", "boat"));
        run((JavaDStream<String> words) -> answer.drop(words, list))
                .onBatches(List.of("the", "boat", "of", "a", "friend"))
                .expect(List.of("the", "a", "friend"));
    }
}

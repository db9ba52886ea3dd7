outcome-worked = This worked
outcome-partly = This partly worked
outcome-did-not = This did not work

kind-tool = Tool
kind-tip = Tip
kind-practice = Practice example
kind-obstacle = Obstacle
kind-question = Question
kind-principle = Principle

card-why = Why
card-condition = Under which condition

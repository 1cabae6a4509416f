// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "hand/Sight.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QApplication>
#include <QHeaderView>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>

#include <algorithm>

namespace gatehouse::test {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int MostRows = 50;

template <typename Widget> QList<const Widget *> visibleIn(const QWidget &window)
{
    QList<const Widget *> all;
    for (const Widget *widget : window.findChildren<Widget *>()) {
        if (widget->isVisible() && widget->window() == &window)
            all.append(widget);
    }
    return all;
}

QJsonArray textsIn(const QWidget &window)
{
    QJsonArray texts;
    for (const auto *label : visibleIn<QLabel>(window)) {
        if (!label->text().isEmpty())
            texts.append(label->text());
    }
    return texts;
}

QJsonArray buttonsIn(const QWidget &window)
{
    QJsonArray buttons;
    for (const auto *button : visibleIn<QAbstractButton>(window))
        buttons.append(QJsonObject {{u"name"_s, spokenName(*button)},
            {u"enabled"_s, button->isEnabled()}, {u"checked"_s, button->isChecked()}});
    return buttons;
}

QJsonArray fieldsIn(const QWidget &window)
{
    QJsonArray fields;
    const auto add = [&fields](const QWidget &field, const QString &text) {
        fields.append(QJsonObject {{u"name"_s, spokenName(field)}, {u"text"_s, text}});
    };
    for (const auto *field : visibleIn<QLineEdit>(window))
        add(*field, field->displayText());
    for (const auto *field : visibleIn<QPlainTextEdit>(window))
        add(*field, field->toPlainText());
    return fields;
}

QJsonArray rowsIn(const QWidget &window)
{
    QJsonArray rows;
    for (const auto *view : visibleIn<QAbstractItemView>(window)) {
        if (qobject_cast<const QHeaderView *>(view)) // the titles of the columns
            continue;
        const QAbstractItemModel *model = view->model();
        for (int row = 0; model && row < std::min(model->rowCount(), MostRows); ++row) {
            QJsonArray texts;
            for (int column = 0; column < model->columnCount(); ++column)
                texts.append(model->index(row, column).data().toString());
            rows.append(texts);
        }
    }
    return rows;
}

} // namespace

QString spokenName(const QWidget &widget)
{
    QString name = widget.accessibleName();
    if (const auto *button = qobject_cast<const QAbstractButton *>(&widget);
        button && name.isEmpty())
        name = button->text();
    for (const QLabel *label : widget.window()->findChildren<QLabel *>()) {
        if (name.isEmpty() && label->buddy() == &widget)
            name = label->text();
    }
    return name.remove(u'&');
}

QJsonArray whatIsSeen()
{
    QJsonArray windows;
    for (const QWidget *window : QApplication::topLevelWidgets()) {
        if (window->isVisible())
            windows.append(QJsonObject {{u"title"_s, window->windowTitle()},
                {u"texts"_s, textsIn(*window)}, {u"buttons"_s, buttonsIn(*window)},
                {u"fields"_s, fieldsIn(*window)}, {u"rows"_s, rowsIn(*window)}});
    }
    return windows;
}

} // namespace gatehouse::test
